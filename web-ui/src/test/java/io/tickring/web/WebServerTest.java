package io.tickring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.web.live.LiveView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class WebServerTest {
    @Test
    void shouldTellItsAddress() throws Exception {
        try (RunningServer running = RunningServer.start(new FakePorts())) {
            assertThat(running.server.url()).matches("http://127\\.0\\.0\\.1:[1-9]\\d*");
        }
    }

    @Test
    void shouldServeOnIpVersion6() throws Exception {
        WebSettings six = new WebSettings("::1", 0, 100, 4, 16_384, 1 << 20, 5_000, 10_000);

        try (RunningServer running = RunningServer.start(six, new FakePorts())) {
            assertThat(running.server.url()).startsWith("http://[::1]:");
            assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            WebSettings settings = WebSettings.defaults().withPort(taken.getLocalPort());
            WebPorts ports = new FakePorts().ports();

            assertThatThrownBy(() -> WebServer.start(settings, ports, new LiveView(ports, settings)))
                    .isInstanceOf(IOException.class).hasMessageContaining("web.port " + taken.getLocalPort())
                    .hasMessageContaining("in use").hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldGiveThePortBack() throws Exception {
        FakePorts fake = new FakePorts();
        RunningServer first = RunningServer.start(fake);
        WebSettings samePort = WebSettings.defaults().withPort(first.port());
        first.close();

        WebPorts ports = fake.ports();
        try (WebServer second = WebServer.start(samePort, ports, new LiveView(ports, samePort))) {
            assertThat(second.url()).endsWith(":" + samePort.port());
        }
    }
}
