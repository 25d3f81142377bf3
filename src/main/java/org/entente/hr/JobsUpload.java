package org.entente.hr;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.entente.attachment.FileName;
import org.entente.mail.MailFile;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;

/**
 * What somebody sends with the public form (multipart/form-data, RFC 7578), in memory: a candidate's files are written
 * nowhere unencrypted. What is too large is passed over and told of, so that the form comes back with all that was typed.
 */
final class JobsUpload {
    private static final int FIELD = 100_000;
    private static final int HEADERS = 16 * 1024;
    private static final int MOST_PARTS = 60;
    private static final int MOST_FILES = 20;
    /** A browser shows no answer to a form that it could not send to the end; beyond so many limits it is no browser. */
    private static final int PATIENCE = 20;

    private static final Pattern TYPE = Pattern.compile("(?!multipart/|message/)[\\w.+-]{1,100}/[\\w.+-]{1,100}");

    private final Map<String, String> fields = new HashMap<>();
    private final List<MailFile> files = new ArrayList<>();
    private final List<Fault> refused = new ArrayList<>();
    private final long limit;
    private final boolean desk;
    private long room;
    private long patience;

    private JobsUpload(long limit, boolean desk) {
        this.limit = limit;
        this.desk = desk;
        room = limit;
        patience = PATIENCE * limit;
    }

    /**
     * @param limit octets of all files together
     * @param desk whether there is room for files at all now
     * @throws Problem 400 {@code invalid} for a broken form, 415 for another media type
     */
    static JobsUpload read(HttpServletRequest request, long limit, boolean desk) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw new Problem(415, "unsupported-media-type", "Send multipart/form-data.");
        }
        var form = new JobsUpload(limit, desk);
        var upload = new JakartaServletFileUpload<>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        upload.setMaxPartHeaderSize(HEADERS);
        try {
            var parts = upload.getItemIterator(request);
            for (int count = 0; count < MOST_PARTS && form.patience > 0 && parts.hasNext(); count++) {
                form.take(parts.next());
            }
        } catch (FileUploadException broken) {
            throw Problem.invalid("form", "attachment.fault.form");
        }
        return form;
    }

    private void take(FileItemInput part) throws IOException {
        var octets = part.getInputStream();
        if (part.isFormField()) {
            var text = octets.readNBytes(FIELD);
            fields.putIfAbsent(part.getFieldName(), new String(text, StandardCharsets.UTF_8));
            passOver(octets);
        } else if (part.getName() != null && !part.getName().isEmpty()) {
            file(part, octets);
        }
    }

    private void file(FileItemInput part, InputStream octets) throws IOException {
        var name = FileName.clean(part.getName().replace("%22", "\""));
        boolean fits = desk && files.size() < MOST_FILES;
        var read = fits ? octets.readNBytes((int) room + 1) : new byte[0];
        if (!fits || read.length > room) {
            refused.add(
                    desk
                            ? new Fault("file", "hr.jobs.fault.large", name, Math.round(limit / 1e5) / 10.0)
                            : new Fault("file", "hr.jobs.fault.busy"));
            passOver(octets);
            return;
        }
        room -= read.length;
        var type = part.getContentType();
        files.add(new MailFile(
                name, type != null && TYPE.matcher(type).matches() ? type : "application/octet-stream", null, read));
    }

    private void passOver(InputStream octets) throws IOException {
        var some = new byte[8_192];
        for (int read = octets.read(some); read >= 0 && patience > 0; read = octets.read(some)) {
            patience -= read;
        }
    }

    /** What was typed there, or an empty string. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    List<MailFile> files() {
        return List.copyOf(files);
    }

    List<Fault> refused() {
        return List.copyOf(refused);
    }
}
