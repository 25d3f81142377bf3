/*
 * The page on which a memo is written, while somebody writes: the draft is saved, the texts and what they will cost are
 * shown, files are uploaded with their progress. The same form does all of it without this file, by its buttons.
 */
(() => {
    "use strict";
    const form = document.getElementById("compose");
    const state = document.getElementById("draft-state");
    const elsewhere = document.getElementById("elsewhere");
    const signedOut = document.getElementById("signed-out");
    const attached = document.getElementById("attached");
    const uploads = document.getElementById("uploads");
    const chooser = document.getElementById("file");
    const texts = form.dataset;
    form.classList.add("scripted");

    const PAUSE = 900;
    const AGAIN = 3000;
    let savedAs = written();
    let savedAt = texts.at;
    let failing = false;
    let leaving = false;
    let saving = null;
    let timer = 0;
    let otherVersion = 0;
    let uploading = 0;
    let waiting = null;

    function typed() {
        const data = new FormData(form);
        data.delete("file");
        return data;
    }

    /* What a draft consists of, to see whether it has changed. */
    function written() {
        const data = typed();
        data.delete("draft");
        return new URLSearchParams(data).toString();
    }

    function text(pattern, values) {
        return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    }

    /* Said only when it is new, so that a screen reader repeats nothing. */
    function say(what) {
        if (state.textContent !== what) {
            state.textContent = what;
        }
    }

    function isChanged() {
        return written() !== savedAs;
    }

    function isHeld() {
        return !elsewhere.hidden;
    }

    function later(pause) {
        clearTimeout(timer);
        timer = setTimeout(save, pause);
    }

    function save() {
        clearTimeout(timer);
        if (saving || leaving || isHeld() || !isChanged()) {
            return saving ?? Promise.resolve();
        }
        const now = written();
        saving = send(now).finally(() => {
            saving = null;
            if (!goOn() && !leaving && !isHeld() && isChanged()) {
                later(failing ? AGAIN : PAUSE);
            }
        });
        return saving;
    }

    async function send(now) {
        let answer;
        try {
            answer = await fetch("/compose/draft", {
                method: "POST", body: typed(), redirect: "manual", signal: AbortSignal.timeout(15000),
            });
        } catch (unreachable) {
            return fail(false);
        }
        if (answer.status !== 200 && answer.status !== 409) {
            return fail(answer.status === 403 || answer.type === "opaqueredirect");
        }
        const draft = await answer.json();
        signedOut.hidden = true;
        failing = false;
        if (answer.status === 409) {
            otherVersion = draft.version;
            elsewhere.hidden = false;
            say("");
            return;
        }
        form.elements.draft.value = draft.version;
        savedAs = now;
        if (draft.version > 0) {
            savedAt = draft.at;
            say(text(texts.saved, {time: savedAt}));
        }
    }

    function fail(isSignedOut) {
        failing = true;
        signedOut.hidden = !isSignedOut;
        say(savedAt ? text(texts.failing, {time: savedAt}) : texts.never);
    }

    elsewhere.querySelector("button").addEventListener("click", event => {
        event.preventDefault();
        if (otherVersion) {
            form.elements.draft.value = otherVersion;
        }
        elsewhere.hidden = true;
        savedAs = "";
        save();
        form.querySelector("textarea").focus();
    });

    /* What the page shows of what stands in it. */
    let looked = null;
    let looking = null;
    let lookTimer = 0;

    async function look() {
        const now = written();
        if (now === looked) {
            return;
        }
        looking?.abort();
        looking = new AbortController();
        try {
            const answer = await fetch("/compose/preview", {method: "POST", body: typed(), redirect: "manual", signal: looking.signal});
            if (answer.ok) {
                const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
                parts.querySelectorAll("[data-for]").forEach(show);
                looked = now;
            }
        } catch (unreachable) {
            // the next change asks again
        }
    }

    function show(part) {
        const place = document.getElementById(part.dataset.for);
        if (place && place.innerHTML !== part.innerHTML) {
            place.replaceChildren(...part.childNodes);
        }
    }

    function changed() {
        later(PAUSE);
        clearTimeout(lookTimer);
        lookTimer = setTimeout(look, 400);
    }

    form.addEventListener("input", event => event.target !== chooser && changed());
    form.addEventListener("change", event => event.target !== chooser && changed());

    /* Files: one row each while it is under way, then a box in the form. */
    function upload(file) {
        const row = document.createElement("div");
        const bar = document.createElement("progress");
        const label = document.createElement("span");
        const name = document.createElement("span");
        row.className = "upload";
        bar.max = 100;
        bar.value = 0;
        bar.setAttribute("aria-label", file.name);
        name.textContent = file.name;
        label.className = "hint";
        row.append(bar, name, label);
        uploads.append(row);
        start(file, row, bar, label);
    }

    function start(file, row, bar, label) {
        const request = new XMLHttpRequest();
        const body = new FormData();
        body.append("file", file);
        uploading++;
        request.upload.onprogress = event => {
            bar.value = Math.floor(event.loaded * 100 / event.total);
            label.textContent = bar.value + "\u00a0%";
        };
        request.onload = () => {
            uploading--;
            if (request.status === 200 || request.status === 422) {
                took(file, row, request.responseText, request.status === 200);
            } else {
                signedOut.hidden = request.status !== 403;
                missed(file, row);
            }
            goOn();
        };
        request.onerror = () => {
            uploading--;
            missed(file, row);
            goOn();
        };
        request.open("POST", "/compose/files");
        request.send(body);
    }

    function took(file, row, html, whole) {
        const parts = new DOMParser().parseFromString(html, "text/html").body;
        parts.querySelectorAll("label").forEach(each => {
            const id = each.querySelector("input").value;
            attached.querySelector("input[value='" + id + "']")?.closest("label").remove();
            attached.append(each);
        });
        if (whole) {
            row.remove();
            say(text(texts.uploaded, {file: file.name}));
        } else {
            waiting = null;
            row.replaceChildren(...parts.querySelectorAll(".fault"));
            row.setAttribute("role", "alert");
        }
        changed();
    }

    function missed(file, row) {
        const fault = document.createElement("span");
        const again = document.createElement("button");
        waiting = null;
        fault.className = "fault";
        fault.textContent = text(texts.failed, {file: file.name});
        again.type = "button";
        again.className = "quiet";
        again.textContent = texts.retry;
        again.addEventListener("click", () => {
            row.remove();
            upload(file);
        });
        row.setAttribute("role", "alert");
        row.replaceChildren(fault, again);
    }

    chooser.addEventListener("change", () => {
        [...chooser.files].forEach(upload);
        chooser.value = "";
    });
    const place = chooser.closest("fieldset");
    const carries = event => [...event.dataTransfer.types].includes("Files");
    place.addEventListener("dragover", event => {
        if (carries(event)) {
            event.preventDefault();
            place.classList.add("dropping");
        }
    });
    place.addEventListener("dragleave", () => place.classList.remove("dropping"));
    place.addEventListener("drop", event => {
        place.classList.remove("dropping");
        if (carries(event)) {
            event.preventDefault();
            [...event.dataTransfer.files].forEach(upload);
        }
    });

    /* Sending waits for what is under way, so that nothing overtakes it. */
    form.addEventListener("submit", event => {
        if (saving || uploading > 0) {
            event.preventDefault();
            waiting = event.submitter;
            say(texts.wait);
            return;
        }
        leaving = true;
        clearTimeout(timer);
    });

    function goOn() {
        if (!waiting || saving || uploading > 0) {
            return false;
        }
        const pressed = waiting;
        waiting = null;
        form.requestSubmit(pressed);
        return true;
    }

    form.addEventListener("keydown", event => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button.publish"));
        }
    });

    /* Only while saving fails would something be lost. */
    addEventListener("beforeunload", event => {
        if (!leaving && failing && isChanged()) {
            event.preventDefault();
        }
    });
    addEventListener("pagehide", () => {
        if (!leaving && !saving && !isHeld() && isChanged()) {
            fetch("/compose/draft", {method: "POST", body: typed(), keepalive: true}).catch(() => {});
        }
    });
    addEventListener("pageshow", () => {
        leaving = false;
    });
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible" && failing) {
            save();
        }
    });
})();
