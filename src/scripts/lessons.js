// Where there are several lessons, each on a page of its own: an address of another one's goes to its page. Going back does not come here
// again, and what was written is kept as the page is left. The program does not hear of such an address.
const pages = __PAGES__;
const goElsewhere = (event) => {
  const lesson = location.hash.split("/")[1];
  if (!Object.hasOwn(pages, lesson)) return;
  event?.stopImmediatePropagation();
  location.replace(pages[lesson] + location.search + location.hash);
};
goElsewhere();
addEventListener("hashchange", goElsewhere);
parsed.then(() => {
  const others = document.getElementById("lessons");
  // A frame shows what its page asked for.
  if (page.dataset.embed) others.remove();
  if (german) Object.assign(others, { lang: "de", ariaLabel: (others.firstElementChild.textContent = "Weitere Lektionen") });
  for (const link of others.querySelectorAll("a")) link.search = location.search;
});
