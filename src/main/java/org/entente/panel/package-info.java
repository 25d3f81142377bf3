/**
 * Market data in the posts of lists of the kind {@code panel}: read once at the list's home, known, compared and drawn at
 * every site.
 *
 * <p>The road: {@link org.entente.panel.PanelPosts} is called for each post. At home {@code Reading} makes figures of its
 * files, which travel with the post as one packed CSV ({@code FigureFile}); at each site {@code Loading} lays them upon what
 * was known; {@code ReleaseMail} tells them in each mail. People see them by {@link org.entente.panel.PanelPages}, programs by
 * {@link org.entente.panel.PanelsResource}.
 *
 * <p>Reading: {@code Tables} opens a file by what it is, {@code Head} finds where a table begins, {@code Guess} makes a
 * {@link org.entente.panel.Mapping} of it, {@code Layout} lays that upon the columns and says what is open, {@code
 * FigureRows} reads row after row. A table's mapping names headings, not columns, with the period in them replaced: so it
 * holds for the next delivery, and is remembered by sender and by {@code Reading.layout}.
 *
 * <p>Rules of the room:
 * <ul>
 *   <li>Nothing is guessed silently. A mapping is applied only if it accounts for every column and leaves no choice: of
 *       decimals ("1.234"), of days (05/04), of fractions (0.14), of a share that does not say of what. Else no figure of
 *       the file is read, and each {@code Gap} is a sentence for the list's owner.
 *   <li>All files of a post are one release: all of them are read, or none. The same figure twice is one; twice different
 *       is a fault.
 *   <li>Half a million figures pass through in rows; only their packed form and sixteen octets a figure are in memory.
 *   <li>Versions are ordered by when a release was published at home, not by when it came: every site knows the same.
 * </ul>
 *
 * <p>Decisions:
 * <ul>
 *   <li>Periods are written {@code 2026-W07} (ISO), {@code 2026-P03} (of thirteen), {@code 2026-03}, {@code 2026-Q1}, {@code
 *       2026}; {@code MAT-2026-P03} is the year that ends with P03, {@code YTD-2026-P03} what has gone of its year.
 *   <li>Values are decimals as the file has them. A fact is as exact as its most exact figure, because spreadsheets leave
 *       zeros away; 14.2 after 14.23 says the same, and is neither a version nor a restatement.
 *   <li>A release keeps its packed figures: one that comes late, or is read anew, goes where it belongs by taking off what
 *       lies over it and laying that again. Nothing else would be as sure.
 *   <li>A row "Total" without labels, or at the end below a hierarchy that has its own top, only checks the column and is
 *       left out; any other is a product.
 *   <li>What an owner says at the mapping page is said at home alone; the figures then follow the post as an envelope of
 *       their own. No second mail goes out.
 *   <li>Charts in mail are painted with letters of the application (DejaVu, its licence beside it): a server has none. A
 *       JRE that cannot paint at all makes the mail say so.
 * </ul>
 *
 * <p>Not for the mail itself, nor for who may read a list: that is {@code mailinglist}.
 */
@NullMarked
package org.entente.panel;

import org.jspecify.annotations.NullMarked;
