// The board: a card is dragged to another column, and what its buttons send is sent without leaving the page. Dragging
// presses the card's own button, so that there is one way to move it; without this script the buttons do it alone.
(() => {
    'use strict';
    let dragged = null;

    const column = (event) => event.target.closest?.('[data-stage].stage');
    const unmark = () => document.querySelectorAll('.dropping').forEach((each) => each.classList.remove('dropping'));

    const begin = () => document.querySelectorAll('.stage-card').forEach((card) => {
        card.draggable = true;
    });

    document.addEventListener('dragstart', (event) => {
        const card = event.target.closest?.('.stage-card');
        if (card) {
            dragged = card.id;
            card.classList.add('dragged'); // the live page leaves the board alone meanwhile
            event.dataTransfer.effectAllowed = 'move';
        }
    });

    document.addEventListener('dragover', (event) => {
        const over = dragged && column(event);
        unmark();
        if (over && over.dataset.stage !== document.getElementById(dragged)?.dataset.stage) {
            event.preventDefault();
            over.classList.add('dropping');
        }
    });

    document.addEventListener('drop', (event) => {
        const over = dragged && column(event);
        const button = over && document.getElementById(over.dataset.stage + '-' + dragged.replace('card-', ''));
        if (button) {
            event.preventDefault();
            button.form.requestSubmit(button);
        }
    });

    document.addEventListener('dragend', () => {
        unmark();
        document.querySelectorAll('.dragged').forEach((each) => each.classList.remove('dragged'));
        dragged = null;
    });

    const put = (id, page) => {
        const there = document.getElementById(id);
        const fresh = page.getElementById(id);
        if (there && fresh) {
            htmx.swap(there, fresh.outerHTML, {swapStyle: 'outerHTML'});
        }
    };

    // whoever moved a card stands on it, where it is now; in a folded column on that column's head
    const stand = (id, stage) => (document.getElementById('open-' + id) || document.getElementById('fold-' + stage)
        || document.querySelector('#board a'))?.focus();

    const send = async (form, button) => {
        const [, , id] = new URL(form.action).pathname.split('/');
        const body = new URLSearchParams(new FormData(form));
        if (button?.name) {
            body.set(button.name, button.value);
        }
        const answer = await fetch(form.action, {method: 'POST', body});
        if (!answer.ok || new URL(answer.url).pathname !== '/applications/board') {
            location.assign(answer.url.includes('/applications/board') ? answer.url : location.href);
            return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        put('said', page);
        put('board', page);
        stand(id, button?.value);
    };

    document.addEventListener('submit', (event) => {
        if (event.target.closest('#board')) {
            event.preventDefault();
            send(event.target, event.submitter).catch(() => location.reload());
        }
    });

    htmx.onLoad(begin);
})();
