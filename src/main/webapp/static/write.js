/*
 * The page on which somebody writes to a list: files are uploaded when they are chosen, with their progress. The same form
 * does it without this file, by its buttons.
 */
(() => {
    "use strict";
    const form = document.getElementById("write");
    const attached = document.getElementById("attached");
    const uploads = document.getElementById("uploads");
    const state = document.getElementById("upload-state");
    const chooser = document.getElementById("file");
    const texts = form.dataset;
    let uploading = 0;
    let waiting = null;
    let leaving = false;
    const before = written();
    form.classList.add("scripted");

    function written() {
        return form.elements.subject.value + "\n" + form.elements.text.value;
    }

    function upload(file) {
        const row = document.createElement("div");
        const bar = document.createElement("progress");
        const name = document.createElement("span");
        row.className = "upload";
        bar.max = 100;
        bar.setAttribute("aria-label", file.name);
        name.textContent = file.name;
        row.append(bar, name);
        uploads.append(row);
        const request = new XMLHttpRequest();
        const body = new FormData();
        body.append("file", file);
        uploading++;
        request.upload.onprogress = event => {
            bar.value = Math.floor(event.loaded * 100 / event.total);
        };
        request.onloadend = () => {
            uploading--;
            if (request.status === 200 || request.status === 422) {
                took(file, row, request.responseText, request.status === 200);
            } else {
                row.textContent = texts.failed.replace("{file}", file.name);
                row.className = "fault";
                waiting = null;
            }
            if (waiting && uploading === 0) {
                form.requestSubmit(waiting);
            }
        };
        request.open("POST", "/lists/files");
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
            state.textContent = texts.uploaded.replace("{file}", file.name);
        } else {
            row.replaceChildren(...parts.querySelectorAll(".fault"));
            row.setAttribute("role", "alert");
            waiting = null;
        }
    }

    chooser.addEventListener("change", () => {
        [...chooser.files].forEach(upload);
        chooser.value = "";
    });

    /* Sending waits for what is under way. */
    form.addEventListener("submit", event => {
        if (uploading > 0) {
            event.preventDefault();
            waiting = event.submitter;
            state.textContent = texts.wait;
        } else {
            leaving = true;
        }
    });

    form.addEventListener("keydown", event => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button.publish"));
        }
    });

    addEventListener("beforeunload", event => {
        if (!leaving && written() !== before) {
            event.preventDefault();
        }
    });
    addEventListener("pageshow", () => {
        leaving = false;
    });
})();
