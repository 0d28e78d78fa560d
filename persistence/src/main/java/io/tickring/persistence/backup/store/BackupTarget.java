package io.tickring.persistence.backup.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where backups are kept.
 *
 * @param place     a directory, or {@code s3://bucket/prefix}
 * @param endpoint  address of the store that speaks S3; empty for Amazon's own
 * @param region    of the bucket; most stores but Amazon's take any
 * @param pathStyle whether the bucket stands in the path of an address instead of the host's name
 */
public record BackupTarget(String place, Optional<URI> endpoint, String region, boolean pathStyle) {
    private static final String S3 = "s3://";
    private static final int MOST_PORT = 65_535;

    /** @throws IllegalArgumentException for a value out of range, naming its key */
    public BackupTarget {
        if (place.isBlank()) {
            throw new IllegalArgumentException("backup.target must be a directory or s3://bucket/prefix, is empty");
        }
        if (place.contains("://") && !place.startsWith(S3)) {
            throw new IllegalArgumentException("backup.target must be a directory or s3://bucket/prefix, is '" + place
                    + "'");
        }
        if (place.startsWith(S3) && !place.substring(S3.length()).matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?")) {
            throw new IllegalArgumentException("backup.target names no bucket of 3 to 63 small letters, digits, points "
                    + "and hyphens: '" + place + "'");
        }
        if (!region.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("backup.region must name a region such as eu-central-1, is '" + region
                    + "'");
        }
        endpoint.ifPresent(BackupTarget::requireHttp);
    }

    private static void requireHttp(URI endpoint) {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        boolean reachable = endpoint.getHost() != null && endpoint.getPort() <= MOST_PORT;
        if (!http || !reachable || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("backup.endpoint must be an address like https://s3.example.com:9000, "
                    + "without a user in it");
        }
    }

    /** @return what is there; asks nothing of it yet */
    public BackupStore open() {
        return place.startsWith(S3) ? S3Store.open(this) : new DirectoryStore(Path.of(place));
    }

    String bucket() {
        String rest = place.substring(S3.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    /** @return what stands before all names, with a slash at its end where it is not empty */
    String prefix() {
        String rest = place.substring(S3.length() + bucket().length()).replaceAll("^/+|/+$", "");
        return rest.isEmpty() ? "" : rest + "/";
    }
}
