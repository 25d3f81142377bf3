package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final Addresses ADDRESSES = new Addresses(
            List.of("uk", "fr"),
            List.of(
                    new Addressee("fr-ines-haddad", "Inès Haddad", "sales", "fr", "fr"),
                    new Addressee("uk-finance-director", "Daniel O’Connor", "finance", "uk", "en"),
                    new Addressee("uk-wei-chen", "Wei Chen", "it", "uk", "en"),
                    new Addressee("fr-wei-chen", "Wei Chen", "it", "fr", "fr")));

    @Test
    void takeSignInsHoweverSeparated() {
        assertEquals(
                List.of("fr-ines-haddad", "uk-hr", "fr-hr"),
                ADDRESSES.meant(List.of("fr-ines-haddad uk-hr", "uk-hr; fr-hr,")));
    }

    @Test
    void takeANameThatOnePersonHas() {
        assertEquals(
                List.of("fr-ines-haddad", "uk-finance-director"),
                ADDRESSES.meant(List.of("ines HADDAD, Daniel O'Connor")));
    }

    @Test
    void leaveToTheAuthorWhichOfTwoIsMeant() {
        assertEquals(List.of("Wei", "Chen"), ADDRESSES.meant(List.of("Wei Chen")));
    }
}
