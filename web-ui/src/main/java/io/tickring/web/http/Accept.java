package io.tickring.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client takes, by RFC 9110 section 12.5. */
final class Accept {
    private Accept() {
    }

    /**
     * @param header of the request, null for none
     * @return the type the client likes best, the first of equals; empty where it takes none
     */
    static Optional<String> choose(String header, List<String> offered) {
        if (header == null || header.isBlank()) {
            return Optional.of(offered.get(0));
        }
        String[] ranges = header.toLowerCase(Locale.ROOT).split(",");
        String best = null;
        double bestQuality = 0;
        for (String type : offered) {
            double quality = quality(ranges, type);
            if (quality > bestQuality) {
                best = type;
                bestQuality = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /** @return whether a coding, for example gzip, is among those named and not refused */
    static boolean takes(String header, String coding) {
        return header != null && quality(header.toLowerCase(Locale.ROOT).split(","), coding) > 0;
    }

    /** The most exact range that fits decides. */
    private static double quality(String[] ranges, String type) {
        int exactness = -1;
        double quality = 0;
        for (String range : ranges) {
            String[] parts = range.split(";");
            int exact = exactness(parts[0].trim(), type);
            if (exact > exactness) {
                exactness = exact;
                quality = weight(parts);
            }
        }
        return quality;
    }

    private static int exactness(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return "*/*".equals(range) || "*".equals(range) ? 0 : -1;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim();
            if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
