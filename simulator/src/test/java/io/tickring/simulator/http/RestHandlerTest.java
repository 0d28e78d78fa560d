package io.tickring.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class RestHandlerTest {

    @Test
    void shouldSayInALineWhyAClientLeft() {
        assertThat(RestHandler.reason(new DecoderException(new SSLHandshakeException("certificate_unknown"))))
                .isEqualTo("certificate_unknown");
        assertThat(RestHandler.reason(new TooLongFrameException("too long"))).isEqualTo("too long");
    }

    @Test
    void shouldNotRepeatWhatAClientSaidWithoutTls() {
        DecoderException spoken = new DecoderException(new NotSslRecordException("not an SSL/TLS record: 504f5354"));

        assertThat(RestHandler.reason(spoken)).isEqualTo("no TLS");
    }
}
