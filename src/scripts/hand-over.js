// On the page of a single prompt: goes on to the widget, in the language that was asked for here. Without scripts the link does the same.
const link = document.getElementById("open");
if (link) {
  const to = new URL(link.href);
  const lang = new URLSearchParams(location.search).get("lang");
  if (lang) to.searchParams.set("lang", lang);
  location.replace(to);
}
