// Keeps the page as it is now; without this file a reload every few seconds does.
const main = document.querySelector("main");
async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (now && now.innerHTML !== main.innerHTML) {
      const focused = document.activeElement ? document.activeElement.id : "";
      main.innerHTML = now.innerHTML;
      const again = focused ? document.getElementById(focused) : null;
      if (again) again.focus();
    }
  } catch (gone) {
    // the demo has ended; the page stays as it was
  }
}
setInterval(refresh, 2000);
