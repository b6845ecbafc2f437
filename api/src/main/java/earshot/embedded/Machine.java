package earshot.embedded;

import java.util.Locale;

/** What this machine is, as far as programs differ by it. The embedded parts exist for Linux and macOS, amd64 and arm64. */
final class Machine {
    private Machine() {}

    /** Linux; else macOS. */
    static boolean isLinux() {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }

    /** arm64; else amd64. */
    static boolean isArm() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64", "arm64" -> true;
            default -> false;
        };
    }
}
