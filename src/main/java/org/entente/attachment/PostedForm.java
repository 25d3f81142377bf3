package org.entente.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.entente.site.Problem;

/**
 * A form with files (multipart/form-data, RFC 7578), read as it comes: fields are kept, files are stored under way.
 * Fields before the first file can be looked at in time by reading {@link #field} in the {@link Gate}.
 */
public final class PostedForm {
    private static final int LONGEST_FIELD = 4 * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    private static final int HEADERS = 16 * 1024;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<Attachment> files = new ArrayList<>();

    private PostedForm() {}

    /** Asked once, before the first file is stored, with the fields that came until then; throws to refuse. */
    @FunctionalInterface
    public interface Gate {
        void pass(PostedForm begun);
    }

    /**
     * Reads it all. A file field that the person left empty is no file.
     *
     * @throws Problem 400 {@code invalid} for a broken form, 413 for a file over the limit, 415 for another media type
     */
    public static PostedForm read(HttpServletRequest request, Attachments attachments, String signIn, Gate gate)
            throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw new Problem(415, "unsupported-media-type", "Send multipart/form-data.");
        }
        var form = new PostedForm();
        var upload = new JakartaServletFileUpload<>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        upload.setMaxPartHeaderSize(HEADERS);
        try {
            var parts = upload.getItemIterator(request);
            for (var count = 0; parts.hasNext(); count++) {
                if (count == MOST_PARTS) {
                    throw Problem.invalid("form", "attachment.fault.parts", MOST_PARTS);
                }
                form.take(parts.next(), attachments, signIn, gate);
            }
            return form;
        } catch (FileUploadException broken) {
            throw Problem.invalid("form", "attachment.fault.form");
        }
    }

    private void take(FileItemInput part, Attachments attachments, String signIn, Gate gate) throws IOException {
        // not closed: closing reads to the end of the part, also when the part was refused half-way
        var octets = part.getInputStream();
        if (part.isFormField()) {
            fields.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                    .add(text(part.getFieldName(), octets));
        } else if (part.getName() != null && !part.getName().isEmpty()) {
            if (files.isEmpty()) {
                gate.pass(this);
            }
            files.add(attachments.store(octets, unescape(part.getName()), signIn));
        }
    }

    /** Browsers write a quotation mark as %22 (WHATWG HTML), others as \\". */
    private static String unescape(String name) {
        return name.replace("%22", "\"").replace("\\\"", "\"");
    }

    private static String text(String name, InputStream octets) throws IOException {
        var text = octets.readNBytes(LONGEST_FIELD + 1);
        if (text.length > LONGEST_FIELD) {
            throw Problem.invalid(name, "attachment.fault.long", LONGEST_FIELD);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The first value of a field. */
    public Optional<String> field(String name) {
        return fields(name).stream().findFirst();
    }

    public List<String> fields(String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    /** The files, stored, in the order of the form. */
    public List<Attachment> files() {
        return List.copyOf(files);
    }
}
