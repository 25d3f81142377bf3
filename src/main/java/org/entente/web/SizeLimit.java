package org.entente.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Problem;

/**
 * Bodies that are read into memory have a limit; one that says it is larger is refused before it is read. Files travel
 * as multipart and have limits of their own where they are taken in.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
@ApplicationScoped
public class SizeLimit implements ContainerRequestFilter {
    private long limit;

    protected SizeLimit() {}

    @Inject
    SizeLimit(@ConfigProperty(name = "entente.web.body-limit") long limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var type = request.getMediaType();
        if (type != null && type.isCompatible(MediaType.valueOf("multipart/*"))) {
            return;
        }
        if (request.getLength() > limit) {
            throw tooLarge();
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream()));
        }
    }

    private Problem tooLarge() {
        return new Problem(
                413, "too-large", "The body is larger than the %d bytes that are taken here.".formatted(limit));
    }

    private final class Limited extends FilterInputStream {
        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var octets = super.read(into, from, most);
            count(Math.max(0, octets));
            return octets;
        }

        private void count(int octets) {
            read += octets;
            if (read > limit) {
                throw tooLarge();
            }
        }
    }
}
