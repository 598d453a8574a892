// On the page of a single prompt: goes on to the widget. Without scripts the link does the same.
const link = document.getElementById("open");
if (link) location.replace(link.href);
