package io.tickring.daemon.vault;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the key of a credentials file: the file that was named, systemd's credentials, the environment, the person at
 * the terminal, in this order. A passphrase is never taken from the command line.
 */
public final class KeyLocator {
    /** The passphrase in the environment: other processes of the same user can read it there. */
    public static final String PASSPHRASE = "TICKRING_PASSPHRASE";
    /** The passphrase that a rotation changes to. */
    public static final String NEW_PASSPHRASE = "TICKRING_NEW_PASSPHRASE";

    private static final String SYSTEMD_DIRECTORY = "CREDENTIALS_DIRECTORY";
    private static final String SYSTEMD_KEY = "tickring.key";
    private static final String SYSTEMD_PASSPHRASE = "tickring.passphrase";
    private static final int SHORTEST = 12;

    private final KeyPlaces places;
    private final Surroundings surroundings;
    private final String variable;
    private final String flagPrefix;

    private KeyLocator(KeyPlaces places, Surroundings surroundings, String variable, String flagPrefix) {
        this.places = places;
        this.surroundings = surroundings;
        this.variable = variable;
        this.flagPrefix = flagPrefix;
    }

    public static KeyLocator of(KeyPlaces places, Surroundings surroundings) {
        return new KeyLocator(places, surroundings, PASSPHRASE, "--");
    }

    /** @return for the key that takes the place of another; systemd knows only the present one */
    public static KeyLocator ofNew(KeyPlaces places, Surroundings surroundings) {
        return new KeyLocator(places, surroundings, NEW_PASSPHRASE, "--new-");
    }

    /**
     * @param kind that the file is locked with
     * @throws OperatorException where there is none, naming the places
     */
    LockKey existing(LockKey.Kind kind) {
        return kind == LockKey.Kind.KEY_FILE ? existingFile() : existingPassphrase();
    }

    private LockKey existingFile() {
        return keyFile().map(this::keyIn).orElseThrow(() -> new OperatorException(ExitCode.USAGE,
                "these credentials are locked with a key file, and none was named: give " + flagPrefix
                        + "key-file FILE, credentials.keyFile in the configuration, or the systemd credential "
                        + SYSTEMD_KEY));
    }

    private LockKey existingPassphrase() {
        return givenPassphrase()
                .or(() -> surroundings.prompt().secret("Passphrase of the credentials")
                        .map(typed -> LockKey.ofPassphrase(typed, "typed in")))
                .orElseThrow(() -> new OperatorException(ExitCode.USAGE,
                        "the passphrase of the credentials is missing, and there is no terminal to ask at: give "
                                + flagPrefix + "passphrase-file FILE, the systemd credential " + SYSTEMD_PASSPHRASE
                                + ", or the environment variable " + variable));
    }

    /**
     * @return the key to lock a file with; a key file that does not exist is made, a typed passphrase asked for twice
     * @throws OperatorException where there is none, or the passphrase is too short
     */
    public LockKey chosen() {
        Optional<Path> file = keyFile();
        if (file.isPresent()) {
            return Files.exists(file.get()) ? keyIn(file.get()) : KeyFile.make(file.get());
        }
        return givenPassphrase().map(KeyLocator::requireLong).or(this::typedTwice)
                .orElseThrow(() -> new OperatorException(ExitCode.USAGE,
                        "nothing to lock the credentials with, and there is no terminal to ask at: give " + flagPrefix
                                + "key-file FILE, " + flagPrefix + "passphrase-file FILE, or the environment variable "
                                + variable));
    }

    private Optional<LockKey> typedTwice() {
        Optional<char[]> first = surroundings.prompt().secret("New passphrase, " + SHORTEST + " characters or more");
        Optional<char[]> again = first.flatMap(typed -> surroundings.prompt().secret("The same again"));
        if (again.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!Arrays.equals(first.get(), again.get())) {
                throw new OperatorException(ExitCode.USAGE, "the two passphrases differ; nothing was written");
            }
            return Optional.of(requireLong(LockKey.ofPassphrase(first.get().clone(), "typed in")));
        } finally {
            Arrays.fill(first.get(), '\0');
            Arrays.fill(again.get(), '\0');
        }
    }

    private static LockKey requireLong(LockKey key) {
        if (key.characters() < SHORTEST) {
            throw new OperatorException(ExitCode.USAGE, "the passphrase (" + key.origin() + ") is too short: expected "
                    + SHORTEST + " characters or more");
        }
        return key;
    }

    private Optional<Path> keyFile() {
        return places.keyFile().or(() -> systemd(SYSTEMD_KEY));
    }

    private Optional<LockKey> givenPassphrase() {
        return places.passphraseFile().or(() -> systemd(SYSTEMD_PASSPHRASE)).map(this::passphraseIn)
                .or(() -> surroundings.variable(variable).map(text -> LockKey.ofPassphrase(text.toCharArray(),
                        "environment variable " + variable)));
    }

    private Optional<Path> systemd(String name) {
        boolean forUs = variable.equals(PASSPHRASE);
        return surroundings.variable(SYSTEMD_DIRECTORY).filter(dir -> forUs).map(dir -> Path.of(dir, name))
                .filter(Files::isRegularFile);
    }

    /** systemd guards its directory itself, and its access lists look like rights of the group. */
    private byte[] read(Path file, String what) {
        boolean guarded = surroundings.variable(SYSTEMD_DIRECTORY).map(Path::of)
                .filter(dir -> dir.equals(file.getParent())).isPresent();
        return guarded ? PrivateFile.readGuarded(file, what) : PrivateFile.read(file, what);
    }

    private LockKey keyIn(Path file) {
        return KeyFile.of(read(file, KeyFile.WHAT), file);
    }

    private LockKey passphraseIn(Path file) {
        byte[] bytes = read(file, "the passphrase");
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        try {
            int length = 0;
            while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
                length++;
            }
            if (length == 0) {
                throw new OperatorException(ExitCode.USAGE, file + ": its first line is empty; expected a passphrase");
            }
            return LockKey.ofPassphrase(Arrays.copyOf(text.array(), length), file.toString());
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text.array(), '\0');
        }
    }
}
