// What pages do beyond links and forms; everything works without it. The stream says only what changed: the parts of the
// page that show it (data-live="memos files", with an id) are fetched again. One tab of a browser holds the stream.
(() => {
    'use strict';
    const GRACE = 5000;
    const POLL = 30000;
    const PATIENCE = 15000;
    const TOGETHER = 150;
    const pause = (millis) => new Promise((done) => setTimeout(done, millis));
    const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
    const status = document.getElementById('live');

    // ---- live

    if (status) {
        const channel = 'BroadcastChannel' in window ? new BroadcastChannel('entente-live') : null;
        let last = new Date();
        let broken = null;
        let polling = null;

        const time = (moment) => new Intl.DateTimeFormat(document.documentElement.lang, {
            hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: status.dataset.zone,
        }).format(moment);

        const show = (text) => {
            if (status.textContent !== text) {
                status.textContent = text;
            }
        };

        const regions = (whats) => [...document.querySelectorAll('[data-live]')]
            .filter((each) => ['all', 'first', ...each.dataset.live.split(' ')].some((what) => whats.has(what)));

        // what somebody is writing in or drags stays; it is looked at again later
        const untouched = (whats) => {
            const active = document.activeElement;
            if (regions(whats).some((region) => region.querySelector('.dragged')
                    || active && typing(active) && region.contains(active))) {
                throw new Error('somebody is writing');
            }
        };

        // whoever stands on something, or has unfolded it, still does when it is put anew
        const name = (stop) => stop.id || stop.tagName + (stop.getAttribute('href') || stop.textContent.trim());
        const put = (region, fetched, quietly) => {
            if (fetched && fetched.isEqualNode(region)) {
                return;
            }
            const before = region.textContent;
            const unfolded = new Map([...region.querySelectorAll('details')].map((each, at) => [each.id || at, each.open]));
            const stood = region.contains(document.activeElement) ? name(document.activeElement) : null;
            htmx.swap(region, fetched ? fetched.outerHTML : '', {swapStyle: 'outerHTML'});
            const fresh = document.getElementById(region.id);
            if (!fresh) {
                return;
            }
            fresh.querySelectorAll('details').forEach((each, at) => {
                each.open = unfolded.get(each.id || at) ?? each.open;
            });
            if (stood && !fresh.contains(document.activeElement)) {
                [...fresh.querySelectorAll('a, button, summary, [tabindex]')].find((each) => name(each) === stood)
                    ?.focus({preventScroll: true});
            }
            if (!quietly && fresh.textContent !== before) {
                show(status.dataset.changed.replace('{time}', time(last)));
            }
        };

        // an answer that is no such page (the session is over, the node stops) must not take the page's place
        const look = async (whats) => {
            if (regions(whats).length === 0) {
                return;
            }
            untouched(whats);
            const answer = await fetch(location.href, {cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
            const there = new URL(answer.url).pathname;
            if (there === '/sign-in') {
                show(status.dataset.signedOut);
            } else if (answer.status >= 500) {
                throw new Error(answer.statusText);
            } else if (answer.ok && there === location.pathname) {
                const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                last = new Date();
                untouched(whats);
                const quietly = whats.size === 1 && whats.has('first');
                regions(whats).forEach((region) => put(region, page.getElementById(region.id), quietly));
            }
        };

        // one look at a time: what is said meanwhile is another look, and what failed is looked at again
        let waiting = new Set();
        let looking = false;
        const refresh = async (what) => {
            waiting.add(what);
            if (looking) {
                return;
            }
            looking = true;
            await pause(TOGETHER);
            while (waiting.size > 0) {
                const whats = waiting;
                waiting = new Set();
                try {
                    await look(whats);
                } catch (fault) {
                    whats.forEach((each) => waiting.add(each));
                    await pause(GRACE);
                }
            }
            looking = false;
        };

        const offline = () => {
            show(status.dataset.offline.replace('{time}', time(last)));
            document.body.classList.add('offline');
            polling = polling || setInterval(() => refresh('all'), POLL);
        };

        const online = () => {
            clearTimeout(broken);
            clearInterval(polling);
            broken = null;
            polling = null;
            if (document.body.classList.contains('offline')) {
                document.body.classList.remove('offline');
                show('');
            }
        };

        const hear = (what) => {
            if (what === 'up' || what === 'hello') {
                online();
                if (what === 'hello') {
                    refresh('all'); // it was away, and nobody knows what was said meanwhile
                }
            } else if (what === 'broken') {
                broken = broken || setTimeout(offline, GRACE);
            } else {
                refresh(what);
            }
        };

        const say = (what) => {
            hear(what);
            if (channel) {
                channel.postMessage(what);
            }
        };

        // ---- a sound, a notice of the desktop: once for each memo, from one tab, where the reader wants it

        const tone = (pitch) => {
            const audio = new AudioContext();
            const sound = audio.createOscillator();
            const volume = audio.createGain();
            sound.frequency.value = pitch;
            volume.gain.setValueAtTime(0.15, audio.currentTime);
            volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
            sound.connect(volume).connect(audio.destination);
            sound.start();
            sound.stop(audio.currentTime + 0.5);
        };

        const call = async () => {
            const answer = await fetch('/memos/news', {headers: {Accept: 'application/json'}});
            if (!answer.ok || answer.redirected) {
                return;
            }
            const news = await answer.json();
            // another tab may have called, when it held the stream
            const called = new Set(JSON.parse(localStorage.getItem('entente-called') || '[]'));
            for (const memo of news.filter((each) => !called.has(each.call))) {
                called.add(memo.call);
                if (memo.sound) {
                    tone(660);
                }
                if (memo.notice && 'Notification' in window && Notification.permission === 'granted') {
                    new Notification(memo.title, {body: memo.from, tag: memo.call}).onclick = () => {
                        window.focus();
                        location.href = memo.address;
                    };
                }
            }
            localStorage.setItem('entente-called', JSON.stringify([...called].slice(-100)));
        };

        let before = false;
        let leads = false;
        const listen = () => {
            leads = true;
            const stream = new EventSource('/live');
            stream.addEventListener('hello', () => {
                say(before ? 'hello' : 'up');
                if (!before) {
                    refresh('first'); // what was told between the page's making and now nobody heard
                }
                before = true;
            });
            stream.addEventListener('change', (event) => {
                say(event.data);
                if (event.data === 'memos' && document.body.dataset.calls === 'on') {
                    call().catch(() => {});
                }
            });
            stream.onerror = () => {
                say('broken');
                if (stream.readyState === EventSource.CLOSED) {
                    setTimeout(listen, 3000);
                }
            };
        };

        if (channel) {
            channel.onmessage = (event) => hear(event.data);
        }
        setTimeout(() => {
            if (!leads) {
                refresh('first'); // likewise, in a tab that hears through another one
            }
        }, TOGETHER);
        if (navigator.locks) {
            navigator.locks.request('entente-live', () => new Promise(listen));
        } else {
            listen();
        }
    }

    const allow = document.getElementById('allow');
    if (allow && 'Notification' in window && Notification.permission === 'default') {
        allow.hidden = false;
        allow.addEventListener('click', () => Notification.requestPermission().then(() => {
            allow.hidden = true;
        }));
    }

    // ---- keys: one letter follows the link or presses the button that has it; see the foot of each page

    const move = (step) => {
        const items = [...document.querySelectorAll('.item-title')];
        const at = items.indexOf(document.activeElement);
        const next = items[Math.max(0, Math.min(items.length - 1, at + step))];
        if (next) {
            next.focus();
        }
    };

    document.addEventListener('keydown', (event) => {
        if (document.body.dataset.keys !== 'on' || event.ctrlKey || event.altKey || event.metaKey
                || typing(event.target)) {
            return;
        }
        const target = [...document.querySelectorAll('[data-key="' + CSS.escape(event.key) + '"]')].pop(); // the page's own
        if (target) {
            event.preventDefault();
            if (/^(INPUT|TEXTAREA)$/.test(target.tagName)) {
                target.focus();
            } else {
                target.click();
            }
        } else if (event.key === 'j' || event.key === 'k') {
            event.preventDefault();
            move(event.key === 'j' ? 1 : -1);
        }
    });
})();
