package earshot.embedded;

import earshot.config.ProcessSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether only this machine can reach the API. Secrets and demo accounts are made up only then. */
final class Loopback {
    private Loopback() {}

    /** Throws a refusal that asks for {@code setting} when others can reach the API. */
    static void require(ProcessSettings process, String setting) {
        if (!only(process)) {
            throw new StartRefused(
                    "EARSHOT_HOST is %s, which other machines can reach: set %s".formatted(process.host(), setting));
        }
    }

    /** Whether the address that the API listens on is a loopback address. */
    static boolean only(ProcessSettings process) {
        try {
            return InetAddress.getByName(process.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "EARSHOT_HOST (earshot.host) is \"" + process.host() + "\", allowed: an address of this machine",
                    e);
        }
    }

    /** The API's address as a browser on this machine opens it. */
    static String url(ProcessSettings process) {
        String host = process.host().contains(":") ? "[" + process.host() + "]" : process.host();
        return "http://" + host + ":" + process.port();
    }
}
