package org.entente.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.Config;

/**
 * The site's SMTP server, which takes all that goes out and passes it on.
 *
 * @param name by which this site greets it (RFC 5321 section 4.1.1.1)
 * @param user empty for none
 * @param timeout for each answer; twice that after the final dot, when it may scan the message
 */
record Smarthost(
        String host,
        int port,
        Security security,
        String user,
        String password,
        String name,
        Duration timeout,
        SSLSocketFactory sockets) {
    private static final int CONNECT_MILLIS = 10_000;

    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** By {@code entente.mail.host} and {@code entente.mail.smtp.*}. */
    static Smarthost configured(Config config, String name) {
        return new Smarthost(
                config.getValue("entente.mail.host", String.class),
                config.getValue("entente.mail.smtp.port", Integer.class),
                security(config.getValue("entente.mail.smtp.security", String.class)),
                config.getOptionalValue("entente.mail.smtp.user", String.class).orElse(""),
                config.getOptionalValue("entente.mail.smtp.password", String.class)
                        .orElse(""),
                name,
                config.getValue("entente.mail.smtp.timeout", Duration.class),
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static Security security(String name) {
        return Stream.of(Security.values())
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "entente.mail.smtp.security is \"" + name + "\": it is one of none, starttls and tls."));
    }

    /** Not secured yet where that is done by STARTTLS. */
    Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            return security == Security.TLS ? secured(socket) : socket;
        } catch (IOException fault) {
            socket.close();
            throw fault;
        }
    }

    Socket secured(Socket plain) throws IOException {
        var secure = (SSLSocket) sockets.createSocket(plain, host, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be of that host
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
