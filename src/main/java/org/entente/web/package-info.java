/**
 * The frame of every page and of REST: who asks, how answers look, how errors are said. Entered by features like this:
 *
 * <pre>{@code
 * @Path("/memos") @Produces(Page.HTML) @RequestScoped
 * public class MemoPages {                                    // inject CurrentPerson and your collection
 *     @GET @Path("{id}")
 *     public Page show(@PathParam("id") String id) {
 *         return Page.of("memo/memo", memos.read(id, person.profile()));   // src/main/jte/memo/memo.jte
 *     }
 *     @POST @Path("{id}/withdrawal")
 *     public Response withdraw(...) {
 *         return Response.seeOther(URI.create("/sent?notice=memo.withdrawn")).build();  // text memo.notice.withdrawn
 *     }
 * }
 * }</pre>
 *
 * <p>A template begins {@code @param org.entente.web.Frame frame}, {@code @param ITS.MODEL model} (a public type) and is
 * {@code @template.web.layout(frame = frame, title = ..., content = @`...`)}, with {@code wide = true} for tables;
 * {@code @template.web.more(frame = frame, next = ...)} leads to the rest of a list. {@link org.entente.web.Frame} has
 * the texts ({@code t}), instants by the reader's clock, sizes, and who reads. A form that comes back with faults is
 * {@code Page.of(...).status(422)}. A page on which much is typed gives the layout its form's id, {@code form = "compose"}:
 * the switch of the language then sends that form along, and its resource answers a field {@code language} with
 * {@link org.entente.web.LanguageChoice} and the form as it was typed, a field {@code again} with the form alone.
 * {@link org.entente.web.Texts} says how bundles are written, {@link org.entente.web.Lengths} how long something lasts. A
 * script that one page needs stands at the end of its content, with {@code defer}.
 *
 * <p>Live: an element with an id and {@code data-live="memos files"} is fetched again when one of these changes; a trigger
 * or a statement tells it by {@code NOTIFY live} ({@code Live}). {@code data-key="n"} gives a link or a
 * button one letter of the keyboard. Both are in {@code static/entente.js}, and no page needs them.
 *
 * <p>REST: {@link org.entente.web.Listing} and {@link org.entente.web.Cursor} for lists,
 * {@link org.entente.web.Versions} for ETag and If-Match. Throw {@link org.entente.site.Problem} for everything that a
 * caller can mend: {@code ProblemMapper} turns it into problem+json under {@code /api} and into a page elsewhere, in
 * the reader's language where a bundle has {@code problem.TYPE} ({@code problem.TYPE.title} above it), and the message
 * of a fault may be a text's key. JSON shows absent values as null.
 *
 * <p>Rules: every path needs a sign-in unless {@code Paths} names it, Basic under {@code /api}, the session elsewhere;
 * what a person may see is checked by each room on its own objects. State changes by POST, PUT and DELETE alone; those
 * from other origins are refused, so forms carry no token. No inline script or style, nothing from other hosts. Every
 * page works without JavaScript. A header that {@code SecurityHeaders} sets is replaced by setting it on the response.
 *
 * <p>How it looks (static/entente.css): paper #f6f4ef, white sheets, ink #1d2733, navy #17395c for the head and what can
 * be pressed, ochre #d9a441 only for focus and the line under the head, so that it always means "here"; green and red
 * only for what went well or wrong, never without words. Headings in the system's book serif, text in its sans: nothing
 * to download. Classes: {@code sheet} (a white panel), {@code notice}, {@code trouble} (what to correct), {@code hint},
 * {@code empty}, {@code facts} (a dl), {@code narrow} (a small form), {@code quiet} (a button like a link),
 * {@code actions}; otherwise Bootstrap's.
 *
 * <p>Decisions. One {@code HttpAuthenticationMechanism} (Jakarta Security 3.0 takes no more), which only finds out who
 * asks; a filter refuses and one mapper words it, so that a 401 looks like every other problem. Errors of a sign-in
 * form are 422: 401 would need a challenge, and a browser would show its own dialogue. A form sent after its session
 * ended is held in the sign-in page. JSON answers errors in English whatever the reader's language: programs compare
 * them.
 *
 * <p>Behind a reverse proxy: it must keep {@code Host}, and set {@code X-Forwarded-Proto} and {@code X-Forwarded-For}
 * ({@code entente.web.proxies}).
 */
@NullMarked
package org.entente.web;

import org.jspecify.annotations.NullMarked;
