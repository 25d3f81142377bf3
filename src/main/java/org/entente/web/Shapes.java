package org.entente.web;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Describes records for {@code /openapi}: Payara's generator sees none behind a {@code Response}, nothing in a
 * {@link Listing}, an object in an Instant. A resource names what it answers by room and record,
 * {@code @Schema(ref = "memo.MemoDetail")}, and a list as {@code Listing.memo.MemoItem}.
 */
final class Shapes {
    private static final String LISTING = "Listing.";

    private final Components components;

    Shapes(Components components) {
        this.components = components;
    }

    /** The schema that such a name stands for; what it needs is added to the components. */
    Schema named(String name) {
        return name.startsWith(LISTING)
                ? createSchema()
                        .type(SchemaType.OBJECT)
                        .addProperty(
                                "items",
                                createSchema().type(SchemaType.ARRAY).items(named(name.substring(LISTING.length()))))
                        .addProperty("next", of(String.class).nullable(true))
                : of(find(name));
    }

    static Class<?> find(String name) {
        try {
            return Class.forName("org.entente." + name);
        } catch (ClassNotFoundException wrong) {
            throw new IllegalStateException("@Schema(ref) names no record: " + name, wrong);
        }
    }

    Schema of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? createSchema().type(SchemaType.OBJECT).additionalPropertiesSchema(of(arguments[1]))
                    : createSchema().type(SchemaType.ARRAY).items(of(arguments[0]));
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            add(plain);
            return createSchema().ref(plain.getSimpleName());
        }
        if (plain == Instant.class) {
            return createSchema().type(SchemaType.STRING).format("date-time");
        }
        return createSchema().type(simple(plain));
    }

    private static SchemaType simple(Class<?> plain) {
        if (plain == boolean.class || plain == Boolean.class) {
            return SchemaType.BOOLEAN;
        }
        if (plain == BigDecimal.class) {
            return SchemaType.NUMBER;
        }
        return List.of(int.class, long.class, Integer.class, Long.class).contains(plain)
                ? SchemaType.INTEGER
                : SchemaType.STRING;
    }

    private void add(Class<?> described) {
        var shape = createSchema().type(SchemaType.OBJECT);
        for (RecordComponent part : described.getRecordComponents()) {
            var schema = of(part.getGenericType());
            if (part.getAnnotatedType().isAnnotationPresent(Nullable.class) && schema.getRef() == null) {
                schema.nullable(true);
            }
            shape.addProperty(part.getName(), schema);
        }
        components.addSchema(described.getSimpleName(), shape);
    }
}
