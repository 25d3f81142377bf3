package org.entente.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the template left in the peer's database, written again under other ids: one memo, one transaction. */
final class PlainInserts {
    private record Rows(String sql, int key, List<Object[]> rows) {}

    private final Sql peer;
    private final List<Rows> tables;

    PlainInserts(Sql peer, Template template) throws SQLException {
        this.peer = peer;
        tables = List.of(
                read("memo", "*", "id", template),
                read("memo_text", "*", "memo_id", template),
                read("memo_version", "*", "memo_id", template),
                read("memo_recipient", "*", "memo_id", template),
                read("outbox", "topic, type, key, part, time, body", "key", template));
    }

    private Rows read(String table, String columns, String key, Template template) throws SQLException {
        var sql = "select %s from %s where %s = ?".formatted(columns, table, key);
        try (var statement = peer.statement(sql, template.id());
                var result = statement.executeQuery()) {
            var shape = result.getMetaData();
            var names = new ArrayList<String>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                names.add(shape.getColumnName(i));
            }
            var rows = new ArrayList<Object[]>();
            while (result.next()) {
                var row = new Object[names.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = result.getObject(i + 1);
                }
                rows.add(row);
            }
            var marks = IntStream.range(0, names.size()).mapToObj(i -> "?").collect(Collectors.joining(", "));
            var insert = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", names), marks);
            return new Rows(insert, names.indexOf(key), rows);
        }
    }

    /** Memos a second. Nothing of it stays. */
    double perSecond(int count) throws SQLException {
        var connection = peer.connection();
        connection.setAutoCommit(false);
        var ids = new ArrayList<String>();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var id = UUID.randomUUID().toString();
            ids.add(id);
            for (var table : tables) {
                insert(table, id);
            }
            connection.commit();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var all = connection.createArrayOf("text", ids.toArray());
        peer.update("delete from memo where id = any (?)", all);
        peer.update("delete from outbox where key = any (?)", all);
        connection.commit();
        connection.setAutoCommit(true);
        return count / seconds;
    }

    private void insert(Rows table, String id) throws SQLException {
        try (var statement = peer.connection().prepareStatement(table.sql())) {
            for (var row : table.rows()) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, i == table.key() ? id : row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
