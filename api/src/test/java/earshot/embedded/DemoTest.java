package earshot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.Node;
import io.micronaut.context.BeanContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path data;

    @Test
    void thePrintedSignInsAreRightWhateverItsPeopleDid() {
        try (var node = Node.start(Map.of("datasources.default.url", Backends.newDatabase()))) {
            var demo = new Demo(node.bean(BeanContext.class), data);
            var signIns = demo.provide();
            var host = signedIn(node, signIns.get(0));
            var robin = signIns.get(1);
            signedIn(node, robin)
                    .put("/api/account/password", """
                            {"currentPassword":"%s","newPassword":"battery staple"}""".formatted(robin.password()))
                    .is(204);
            var kim = signIns.get(2);
            signedIn(node, kim)
                    .send("DELETE", "/api/account", "{\"password\":\"" + kim.password() + "\"}")
                    .is(204);

            assertThat(demo.provide()).isEqualTo(signIns).allSatisfy(one -> signedIn(node, one));
            assertThat(host.get("/api/session").at("/user/name").asText())
                    .as("whoever changed nothing stays signed in")
                    .isEqualTo("demo-host");
        }
    }

    private static Client signedIn(Node node, Demo.SignIn signIn) {
        var client = Client.of(node);
        client.post("/api/session", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(signIn.name(), signIn.password()))
                .is(200);
        return client;
    }
}
