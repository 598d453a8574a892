// A browser that translates a page takes each text out of it and puts its own in, wrapped in `font` elements. Our texts would go on
// changing where nobody sees them: a count would stand still. So a text that was taken out goes back, empty, before what stands in for it;
// when we write in it anew, the stand-in goes and the words can be translated again, and when we take it away, both go.
const keepTranslated = (root) => {
  const standIns = new WeakMap();
  const texts = new WeakMap();
  const isStandIn = (node) => node?.nodeName === "FONT" && node.isConnected && !texts.has(node);
  const part = (text) => {
    const { standIn, words } = standIns.get(text);
    standIns.delete(text);
    texts.delete(standIn);
    standIn.remove();
    text.data ||= words;
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of changes) {
      if (standIns.has(target) && target.data) part(target);
      for (const node of removedNodes) {
        if (standIns.has(node)) {
          // Taken away by us, or only moved.
          if (node.isConnected) node.after(standIns.get(node).standIn);
          else part(node);
        } else if (texts.has(node) && !node.isConnected) {
          // The translator puts the original back: ours is the original.
          const text = texts.get(node);
          for (const added of addedNodes) if (added !== text) added.remove();
          part(text);
        } else if (node.nodeType === Node.TEXT_NODE && !node.isConnected && node.data.trim()) {
          const standIn = [...addedNodes, previousSibling, nextSibling].find(isStandIn);
          if (!standIn) continue;
          standIns.set(node, { standIn, words: node.data });
          texts.set(standIn, node);
          node.data = "";
          standIn.before(node);
        }
      }
    }
    // What was done here is no news.
    observer.takeRecords();
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
};
