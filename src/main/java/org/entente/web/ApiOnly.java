package org.entente.web;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * {@code /openapi} describes what programs use; pages are for people. What is the same everywhere is said here once: how
 * one signs in, that errors are problems, and that instants are strings.
 */
public class ApiOnly implements OASFilter {
    /** On an operation that takes multipart/form-data: an {@code @Extension} of this name says which part is the file. */
    public static final String FILE = "x-file";

    private static final String BASIC = "basic";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.setInfo(createInfo()
                .title("Entente")
                .version("1")
                .description("Memos, their attachments and their proof, the bridge between sites and the people of one."
                        + " Lists: next is the value of after for what follows, null at the end."
                        + " Instants are ISO 8601 in UTC."));
        description.setSecurity(List.of(createSecurityRequirement().addScheme(BASIC)));
        var components = description.getComponents() == null ? createComponents() : description.getComponents();
        description.setComponents(components
                .addSecurityScheme(
                        BASIC,
                        createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                .addSchema(PROBLEM, problem()));
        components.removeSchema("Page");
        components.removeSchema("Listing");
        instants(components);
        var shapes = new Shapes(components);
        var paths = description.getPaths();
        if (paths != null && paths.getPathItems() != null) {
            new HashMap<>(paths.getPathItems())
                    .keySet().stream().filter(path -> !path.startsWith("/api")).forEach(paths::removePathItem);
            paths.getPathItems()
                    .values()
                    .forEach(path -> path.getOperations().values().forEach(operation -> answers(operation, shapes)));
        }
    }

    private static Schema problem() {
        var fault = createSchema().type(SchemaType.OBJECT).properties(Map.of("field", string(), "message", string()));
        return createSchema()
                .type(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", string())
                .addProperty("title", string())
                .addProperty("status", createSchema().type(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty("faults", createSchema().type(SchemaType.ARRAY).items(fault));
    }

    private static Schema string() {
        return createSchema().type(SchemaType.STRING);
    }

    /** What an operation does not say a status of is 200; whatever else comes is a problem. */
    private static void answers(Operation operation, Shapes shapes) {
        var responses = operation.getResponses();
        var usual = responses.getDefaultValue();
        if (usual != null && responses.getAPIResponses().size() == 1) {
            responses.addAPIResponse("200", usual.description("Done"));
        }
        responses.getAPIResponses().values().forEach(answer -> describe(answer.getContent(), shapes));
        uploads(operation);
        if (operation.getRequestBody() != null) {
            describe(operation.getRequestBody().getContent(), shapes);
        }
        responses.setDefaultValue(createAPIResponse()
                .description("What went wrong")
                .content(createContent()
                        .addMediaType(
                                "application/problem+json",
                                createMediaType().schema(createSchema().ref(PROBLEM)))));
    }

    /** The generator sees no body that a resource reads from the request itself, whatever its annotations say. */
    private static void uploads(Operation operation) {
        var extensions = operation.getExtensions();
        if (extensions != null && extensions.containsKey(FILE)) {
            var file = extensions.get(FILE).toString();
            operation.removeExtension(FILE);
            var form = createSchema()
                    .type(SchemaType.OBJECT)
                    .addProperty(file, string().format("binary"))
                    .addRequired(file);
            operation.setRequestBody(createRequestBody()
                    .required(true)
                    .content(createContent()
                            .addMediaType(
                                    "multipart/form-data", createMediaType().schema(form))));
        }
    }

    private static void describe(@Nullable Content content, Shapes shapes) {
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().stream()
                    .filter(body -> body.getSchema() != null && body.getSchema().getRef() != null)
                    .forEach(body -> {
                        var name = body.getSchema().getRef().replace(COMPONENTS, "");
                        if (name.contains(".")) {
                            body.setSchema(shapes.named(name));
                        }
                    });
        }
    }

    /** The generator takes an Instant for an object, and does not say what may be null. */
    private static void instants(Components components) {
        components.getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> schema.getProperties().entrySet().stream())
                .filter(property -> property.getValue().getType() == SchemaType.OBJECT
                        && property.getKey().matches("[a-zA-Z]+(At|By)"))
                .forEach(property -> property.getValue()
                        .type(SchemaType.STRING)
                        .format("date-time")
                        .nullable(true));
    }
}
