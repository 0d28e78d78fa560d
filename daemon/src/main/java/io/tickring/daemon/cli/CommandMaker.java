package io.tickring.daemon.cli;

import io.tickring.daemon.vault.Surroundings;
import java.lang.reflect.Constructor;
import picocli.CommandLine.IFactory;
import picocli.CommandLine;

/** Gives the commands that take them what surrounds them; all others are made as usual. */
final class CommandMaker implements IFactory {
    private final IFactory usual = CommandLine.defaultFactory();
    private final Surroundings surroundings;

    CommandMaker(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] takes = constructor.getParameterTypes();
            if (takes.length == 1 && takes[0] == Surroundings.class) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(surroundings));
            }
        }
        return usual.create(type);
    }
}
