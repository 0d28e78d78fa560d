package io.tickring.daemon.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.vault.Prompt;
import io.tickring.daemon.vault.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code credentials set, show, rotate} do, and what each of them says when something is wrong. */
class CredentialsCommandIT {
    private static final String PASSPHRASE = "correct horse battery";
    private static final Map<String, String> SECRETS = Map.of("CAPITAL_API_KEY", "ABCDEFGHIJKLwxyz",
            "CAPITAL_IDENTIFIER", "trader@example.com", "CAPITAL_PASSWORD", "key-password");
    private static final Map<String, String> LOCK = Map.of("TICKRING_PASSPHRASE", PASSPHRASE);
    private static final String PLAIN = """
            {"capital_com":{"api_key":"ABCDEFGHIJKLwxyz","api_secret":"key-password","account_id":"12345678901234567",
             "environment":"demo","base_url":"https://demo-api-capital.backend-capital.com/api/v1/"}}
            """;

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("data").resolve(CredentialsFile.NAME);
    }

    private Answer run(Map<String, String> environment, Prompt prompt, String... words) {
        return new Shell(dir.resolve("data"), new Surroundings(environment, prompt)).onData(words);
    }

    private Answer alone(Map<String, String> environment, String... words) {
        return run(environment, new TypingPrompt(), words);
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    private void setFromEnvironment() {
        Answer set = alone(both(SECRETS, LOCK), "credentials", "set", "--environment", "demo");
        assertThat(set.exitCode()).as(set.err()).isZero();
    }

    private Path secretFile(String name, String text) throws IOException {
        Path made = Files.writeString(dir.resolve(name), text);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        return made;
    }

    private static void assertOneLine(Answer answer, int exitCode, String... parts) {
        assertThat(answer.err()).startsWith("tickring: ").hasLineCount(1).doesNotContain("Exception").contains(parts);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void shouldAskForWhatIsMissingAndHideWhatIsSecret() {
        TypingPrompt prompt = new TypingPrompt("ABCDEFGHIJKLwxyz", "trader@example.com", "key-password", "live", "77",
                PASSPHRASE, PASSPHRASE);

        Answer set = run(Map.of(), prompt, "credentials", "set");

        assertThat(set.exitCode()).as(set.err()).isZero();
        assertThat(prompt.asked).hasSize(7);
        assertThat(prompt.secrets).hasSize(4).allMatch(typed -> new String(typed).isBlank() || typed[0] == '\0');
        assertThat(run(Map.of(), new TypingPrompt(PASSPHRASE), "credentials", "show").out())
                .contains("********wxyz", "t********@example.com", "live", "77", "a passphrase")
                .doesNotContain("ABCDEFGHIJKL", "key-password", "trader@");
    }

    @Test
    void shouldKeepNothingReadableAndNothingBeside() throws IOException {
        setFromEnvironment();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("ABCDEFGHIJKL", "key-password", "trader");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldTakeTheRequirementsFormAndDeleteIt() throws IOException {
        Path plain = Files.writeString(dir.resolve("api_credentials.json"), PLAIN);

        Answer kept = alone(LOCK, "credentials", "set", "--from-json", plain.toString(), "--identifier", "t@e.com");
        Answer refused = run(LOCK, new TypingPrompt("t@e.com", "n"), "credentials", "set", "--from-json",
                plain.toString());
        assertThat(plain).exists();
        Answer deleted = run(LOCK, new TypingPrompt("t@e.com", "y"), "credentials", "set", "--from-json",
                plain.toString());

        assertThat(kept.out()).contains("still holds the secrets in clear");
        assertThat(refused.out()).contains("still holds the secrets in clear");
        assertThat(deleted.out()).contains("overwritten and deleted");
        assertThat(plain).doesNotExist();
        assertThat(alone(LOCK, "credentials", "show", "--json").out()).contains("\"accountId\":\"12345678901234567\"",
                "\"url\":\"https://demo-api-capital.backend-capital.com\"", "\"identifier\":\"t********@e.com\"");
    }

    @Test
    void shouldTellWhatIsWrongWithThePlainFile() throws IOException {
        Path plain = dir.resolve("plain.json");
        String[] set = {"credentials", "set", "--identifier", "t@e.com", "--from-json", plain.toString()};

        assertOneLine(alone(LOCK, set), 2, "plain.json: there is no such file");
        Files.writeString(plain, "{\"capital_com\":{\n\"api_key\": secret-without-quotes");
        assertOneLine(alone(LOCK, set), 2, "plain.json:2: is no JSON");
        assertThat(alone(LOCK, set).err()).doesNotContain("secret-without");
        Files.writeString(plain, "{\"capitalcom\":{}}");
        assertOneLine(alone(LOCK, set), 2, "expected an object \"capital_com\"");
        Files.writeString(plain, "{\"capital_com\":{\"apikey\":\"x\"}}");
        assertOneLine(alone(LOCK, set), 2, "unknown keys", "apikey", "known are");
        Files.writeString(plain, PLAIN.replace("\"demo\"", "\"live\""));
        assertOneLine(alone(LOCK, set), 2, "the environment is live", "is that of demo");
        Files.writeString(plain, PLAIN.replace("\"demo\"", "\"paper\""));
        assertOneLine(alone(LOCK, set), 2, "feed.environment must be demo, live");
        Files.writeString(plain, PLAIN.replace("https:", "http:"));
        assertOneLine(alone(LOCK, set), 2, "feed.url must be https");
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldRotateToAKeyFileAndBack() throws IOException {
        setFromEnvironment();
        Path key = dir.resolve("tickring.key");

        Answer toFile = alone(LOCK, "credentials", "rotate", "--new-key-file", key.toString());
        byte[] locked = Files.readAllBytes(file);
        Answer shown = alone(Map.of(), "credentials", "show", "--key-file", key.toString());
        Answer back = alone(Map.of("TICKRING_NEW_PASSPHRASE", "another long passphrase"), "credentials", "rotate",
                "--key-file", key.toString());

        assertThat(toFile.out()).as(toFile.err()).contains("the same secrets, now locked with a key file");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(shown.out()).contains("********wxyz");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(Files.readAllBytes(file)).isNotEqualTo(locked);
        assertOneLine(alone(LOCK, "credentials", "show"), 1, "wrong passphrase");
        assertThat(alone(Map.of("TICKRING_PASSPHRASE", "another long passphrase"), "credentials", "show").out())
                .contains("********wxyz");
    }

    @Test
    void shouldTellAWrongPassphraseFromAChangedOrTruncatedFile() throws IOException {
        setFromEnvironment();
        byte[] whole = Files.readAllBytes(file);
        assertOneLine(alone(Map.of("TICKRING_PASSPHRASE", "wrong"), "credentials", "show"), 1, "wrong passphrase",
                "environment variable TICKRING_PASSPHRASE");

        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(file, changed);
        assertOneLine(alone(LOCK, "credentials", "show"), 1, "was changed or damaged");
        Files.write(file, Arrays.copyOf(whole, 90));
        assertOneLine(alone(LOCK, "credentials", "show"), 1, "is cut short, 90 bytes");
        changed = whole.clone();
        changed[8] = 9;
        Files.write(file, changed);
        assertOneLine(alone(LOCK, "credentials", "show"), 1, "is of format 9");
        Files.writeString(file, "api_key=x");
        assertOneLine(alone(LOCK, "credentials", "show"), 1, "is no file of encrypted credentials");
        Files.delete(file);
        assertOneLine(alone(LOCK, "credentials", "show"), 2, "there is no such file");
    }

    @Test
    void shouldRefuseFilesThatOthersMayUse() throws IOException {
        Path key = dir.resolve("tickring.key");
        alone(SECRETS, "credentials", "set", "--environment", "demo", "--key-file", key.toString());

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertOneLine(alone(Map.of(), "credentials", "show", "--key-file", key.toString()), 3,
                "others may use the key", "rw-r-----", "chmod 600");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        assertOneLine(alone(Map.of(), "credentials", "show", "--key-file", key.toString()), 3,
                "others may use the encrypted credentials", "chmod 600");
        Path passphrase = Files.writeString(dir.resolve("passphrase"), PASSPHRASE);
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertOneLine(alone(SECRETS, "credentials", "set", "--passphrase-file", passphrase.toString()), 3,
                "others may use the passphrase");
    }

    @Test
    void shouldNameTheKeyThatIsMissing() throws IOException {
        assertOneLine(alone(SECRETS, "credentials", "set"), 2, "nothing to lock the credentials with", "--key-file");
        assertOneLine(alone(LOCK, "credentials", "set"), 2, "API key is missing", "CAPITAL_API_KEY");
        setFromEnvironment();
        assertOneLine(alone(Map.of(), "credentials", "show"), 2, "passphrase of the credentials is missing",
                "TICKRING_PASSPHRASE");
        alone(LOCK, "credentials", "rotate", "--new-key-file", dir.resolve("k").toString());
        assertOneLine(alone(LOCK, "credentials", "show"), 2, "locked with a key file, and none was named");
        Path other = secretFile("other", Base64.getEncoder().encodeToString(new byte[32]));
        assertOneLine(alone(Map.of(), "credentials", "show", "--key-file", other.toString()), 1, "another key");
        Path text = secretFile("text", "not a key");
        assertOneLine(alone(Map.of(), "credentials", "show", "--key-file", text.toString()), 2, "is no key file");
        assertOneLine(alone(Map.of(), "credentials", "show", "--key-file", dir.resolve("none").toString()), 2,
                "there is no such file; expected the key");
    }

    @Test
    void shouldRefusePassphrasesThatAreShortOrDiffer() {
        assertOneLine(alone(both(SECRETS, Map.of("TICKRING_PASSPHRASE", "short")), "credentials", "set"), 2,
                "too short");
        assertOneLine(alone(both(SECRETS, Map.of("TICKRING_PASSPHRASE", "\u5bc6\u78bc\u5bc6\u78bc")), "credentials",
                "set"), 2, "too short");
        assertOneLine(run(SECRETS, new TypingPrompt("demo", "", PASSPHRASE, "other"), "credentials", "set"), 2,
                "passphrases differ");
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldTakeTheKeyFromSystemd() throws IOException {
        setFromEnvironment();
        Path systemd = Files.createDirectory(dir.resolve("systemd"));
        Files.setPosixFilePermissions(Files.writeString(systemd.resolve("tickring.passphrase"), PASSPHRASE + "\n"),
                PosixFilePermissions.fromString("r--r-----"));

        assertThat(alone(Map.of("CREDENTIALS_DIRECTORY", systemd.toString()), "credentials", "show").out())
                .contains("********wxyz");
    }
}
