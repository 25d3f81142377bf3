package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.entente.site.Database;

/** What is known of the accounts that are read: every node shows what the one says that reads them. */
@Singleton
class MailAccounts {
    private final Database database;

    @Inject
    MailAccounts(Database database) {
        this.database = database;
    }

    void connected(String account) {
        note(account, "connected_since = coalesce(mail_account.connected_since, now()), unreachable_since = null");
        database.update("update mail_account set fault = '' where account = ?", account);
    }

    void unreachable(String account, MailboxFault fault) {
        note(account, "connected_since = null, unreachable_since = coalesce(mail_account.unreachable_since, now())");
        fault(account, fault);
    }

    /** It can be read, but something there is not as it should be. */
    void fault(String account, MailboxFault fault) {
        database.update("update mail_account set fault = ? where account = ?", fault.written(), account);
    }

    void waiting(String account, long waiting, boolean mail) {
        database.update(
                "update mail_account set waiting = ?, checked_at = now(),"
                        + " last_mail_at = case when ? then now() else last_mail_at end where account = ?",
                waiting,
                mail,
                account);
    }

    private void note(String account, String change) {
        database.update("insert into mail_account (account) values (?) on conflict do nothing", account);
        database.update("update mail_account set checked_at = now(), " + change + " where account = ?", account);
    }
}
