package io.tickring.feed.decode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes frames as a broker might, and then some: every spelling that JSON allows, and values that make no sense. */
final class QuoteFrames {
    private static final String[] NUMBERS = {
        "1.06333", "2.589885E7", "20.0", "7448.6", "0", "-0.0", "0.0000000005", "0.0000000015", "1e-9", "1E+3",
        "9223372036.854775807", "9223372036.854775808", "-9223372036.854775808", "1e300", "123456789012345678901234",
        "1671005949822", "1671005949822.0", "1.671005949822E12", "4976.0", "1.0812345678949999999999", "0.5", "1.5",
        "12345678901234567.8", "5e-1", "25e-1", "0e5", "1e-30",
        "1E99999999999", "1e-401", "0e401"
    };
    private static final String[] WRONG = {
        "null", "\"1.5\"", "true", "false", "[]", "{}", "[1,{\"bid\":2}]", "{\"a\":[null,\"x\"]}", "\"\"", "01", ".5",
        "1.", "+1", "NaN", "-", "1e", "nul"
    };
    private static final String[] EPICS = {
        "\"EURUSD\"", "\"US500\"", "\"\\u0055S500\"", "\"NOBODY\"", "\"\"", "null", "7", "\"G\\u00d6LD\"", "\"GÖLD\"",
        "\"\\ud83d\\ude00\"", "\"😀\"", "\"\\ud83d\"", "\"A\\/B\"", "\"\\\"\\\\\\n\""
    };

    private final Random random;

    QuoteFrames(long seed) {
        random = new Random(seed);
    }

    String next() {
        if (random.nextInt(4) == 0) {
            return plain();
        }
        List<String> members = new ArrayList<>();
        add(members, 19, "destination", any("\"quote\"", "\"quote\"", "\"q\\u0075ote\"", "\"ping\"", "null"));
        add(members, 15, "status", any("\"OK\"", "\"OK\"", "\"OK\"", "\"ERROR\"", "null", "3"));
        add(members, 19, "payload", random.nextInt(20) == 0 ? any(WRONG) : object(payload()));
        add(members, 3, "correlationId", any("\"1\"", "17", "null"));
        add(members, 2, "payload", object(payload()));
        add(members, 1, "destination", any("\"quote\"", "\"other\""));
        return white() + object(members) + white();
    }

    private String plain() {
        return "{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"EURUSD\",\"product\":\"CFD\","
                + "\"bid\":" + number() + ",\"bidQty\":" + number() + ",\"ofr\":" + number() + ",\"ofrQty\":" + number()
                + ",\"timestamp\":" + (1671005949822L + random.nextInt()) + "}}";
    }

    private List<String> payload() {
        List<String> members = new ArrayList<>();
        add(members, 19, "epic", random.nextInt(3) == 0 ? any(EPICS) : "\"EURUSD\"");
        for (String name : List.of("bid", "bidQty", "ofr", "ofrQty", "timestamp")) {
            add(members, 18, name, value());
            add(members, 1, name, value());
        }
        add(members, 10, "product", "\"CFD\"");
        add(members, 5, any("x", "bidd", "", "timestamp2", "ep\\tic"), random.nextBoolean() ? value() : any(WRONG));
        return members;
    }

    private String value() {
        return random.nextInt(12) == 0 ? any(WRONG) : number();
    }

    private String number() {
        return switch (random.nextInt(3)) {
            case 0 -> any(NUMBERS);
            case 1 -> Double.toString(Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(12) - 2));
            default -> random.nextInt(100_000) + "." + random.nextInt(100_000);
        };
    }

    private void add(List<String> members, int outOfTwenty, String name, String value) {
        if (random.nextInt(20) < outOfTwenty) {
            members.add(white() + '"' + spelled(name) + '"' + white() + ':' + white() + value + white());
        }
    }

    private String spelled(String name) {
        if (name.isEmpty() || name.contains("\\") || random.nextInt(15) > 0) {
            return name;
        }
        int at = random.nextInt(name.length());
        return name.substring(0, at) + String.format("\\u%04X", (int) name.charAt(at)) + name.substring(at + 1);
    }

    private String object(List<String> members) {
        if (random.nextBoolean()) {
            Collections.shuffle(members, random);
        }
        return '{' + String.join(",", members) + '}';
    }

    private String white() {
        return random.nextInt(12) == 0 ? any(" ", "\n", "\t\r\n", "  ") : "";
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
