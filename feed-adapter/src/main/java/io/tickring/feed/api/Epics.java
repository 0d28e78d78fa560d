package io.tickring.feed.api;

import java.util.List;
import java.util.regex.Pattern;

/** The venue's names of markets, checked before they travel. */
public final class Epics {
    private static final Pattern EPIC = Pattern.compile("[A-Z0-9][A-Z0-9._&+/-]{0,49}");

    private Epics() {
    }

    /** @return whether the venue could have a market of this name: capitals, digits and few signs */
    public static boolean valid(String epic) {
        return EPIC.matcher(epic).matches();
    }

    /** @throws IllegalArgumentException where it can't be one */
    static String require(String epic) {
        if (!valid(epic)) {
            throw new IllegalArgumentException(
                    "an epic is made of capitals, digits and . _ & + / -, at most 50, is \"" + epic + '"');
        }
        return epic;
    }

    static String joined(List<String> epics) {
        epics.forEach(Epics::require);
        return String.join(",", epics);
    }
}
