//! From markup to the call that describes it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use syn::spanned::Spanned;
use syn::{Block, Expr, Lit, Stmt};

/// What never changes of a view, and what goes into its holes, in the order of the text. The marks are those of
/// `practice_widget::view::part`.
#[derive(Default)]
struct Skeleton {
    text: String,
    holes: Vec<TokenStream>,
}

/// The expression that describes a view.
pub fn view(nodes: &[Node]) -> TokenStream {
    if let [only] = nodes {
        match only {
            Node::Element(element) if is_component(element) => return component(element),
            Node::Block(block) => return described(block),
            _ => {}
        }
    }
    let mut skeleton = Skeleton::default();
    skeleton.nodes(nodes);
    let Skeleton { text, holes } = skeleton;
    quote!(crate::view::View::Part(#text, ::std::vec![#(#holes),*]))
}

/// Elements of drawings, which have names in a space of their own; a piece of markup does not know what it will stand in. (A title, a link
/// and a style are named alike in both.)
const DRAWING: &[&str] = &["svg", "g", "path", "line", "circle", "rect", "text", "polyline", "polygon", "ellipse", "defs", "use", "tspan"];

impl Skeleton {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.words(&text.value_string()),
            Node::RawText(text) => self.words(&text.to_string_best()),
            Node::Fragment(fragment) => self.nodes(&fragment.children),
            Node::Element(element) if is_component(element) => {
                let component = component(element);
                self.child(&component);
            }
            Node::Element(element) => self.element(element),
            Node::Block(block) => match literal(block) {
                Some(words) => self.words(&words),
                None => self.child(&described(block)),
            },
            Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => {}
        }
    }

    fn words(&mut self, words: &str) {
        self.text.push('"');
        self.text.push_str(words);
        self.text.push('\0');
    }

    fn child(&mut self, view: &TokenStream) {
        self.text.push('{');
        self.holes.push(quote!(crate::view::Hole::Child(#view)));
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>) {
        let name = element.name().to_string();
        self.text.push(if DRAWING.contains(&name.as_str()) { '*' } else { '<' });
        self.text.push_str(&name);
        self.text.push('\0');
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute),
                NodeAttribute::Block(block) => {
                    let trouble = quote_spanned!(block.span()=> compile_error!("an element has no attributes without a name"));
                    self.holes.push(trouble);
                }
            }
        }
        self.nodes(&element.children);
        self.text.push('>');
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) {
        if let (Some(Expr::Tuple(pair)), "style") = (attribute.value(), attribute.key.to_string().as_str())
            && let (Some(Expr::Lit(name)), Some(value)) = (pair.elems.first(), pair.elems.get(1))
            && let Lit::Str(name) = &name.lit
        {
            self.text.push_str(&format!(";{}\0", name.value()));
            self.holes.push(quote!(crate::view::IntoHole::into_hole(#value)));
            return;
        }
        let key = attribute.key.to_string().replace(' ', "");
        let (mark, name) = match key.split_once(':') {
            Some(("on", name)) => ('!', name),
            Some(("prop", name)) => ('.', name),
            Some(("class", name)) => ('?', name),
            Some(("style", name)) => (';', name),
            _ if key == "node_ref" => ('&', ""),
            _ => ('=', key.as_str()),
        };
        // What is true is there, what is false is not; the rest is what it is written like.
        let truth = matches!(attribute.value(), Some(Expr::Lit(literal)) if matches!(literal.lit, Lit::Bool(_)));
        let written = if mark == '=' && !truth { attribute.value_literal_string() } else { None };
        let known = written.or_else(|| (mark == '=' && attribute.value().is_none()).then(String::new));
        if let Some(known) = known {
            self.text.push_str(&format!("-{name}\0{known}\0"));
            return;
        }
        self.text.push_str(&format!("{mark}{name}\0"));
        let value = attribute.value();
        self.holes.push(match mark {
            '!' => {
                let kind = event(name);
                quote!(crate::view::on::<crate::view::ev::#kind, _>(#value))
            }
            '&' => quote!(crate::view::Hole::Reference(#value.holder())),
            _ => quote!(crate::view::IntoHole::into_hole(#value)),
        });
    }
}

/// What stands in braces, as a view.
fn described(block: &NodeBlock) -> TokenStream {
    match block {
        NodeBlock::ValidBlock(Block { stmts, .. }) if matches!(stmts.as_slice(), [Stmt::Expr(_, None)]) => {
            quote!(crate::view::IntoView::into_view(#(#stmts)*))
        }
        block => quote!(crate::view::IntoView::into_view(#block)),
    }
}

fn literal(block: &NodeBlock) -> Option<String> {
    let NodeBlock::ValidBlock(Block { stmts, .. }) = block else { return None };
    match stmts.as_slice() {
        [Stmt::Expr(Expr::Lit(literal), None)] => match &literal.lit {
            Lit::Str(words) => Some(words.value()),
            _ => None,
        },
        _ => None,
    }
}

/// A component's tag is named like a type.
fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    match element.name() {
        NodeName::Path(path) => path.path.segments.last().is_some_and(|last| last.ident.to_string().starts_with(char::is_uppercase)),
        _ => false,
    }
}

fn component(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let NodeName::Path(path) = element.name() else { return quote!(compile_error!("a component has a name")) };
    if path.path.is_ident("For") {
        // A function, so that the compiler knows what each thing is when it reads what it is known by.
        let given = |name: &str| {
            let values = element.attributes().iter().filter_map(|attribute| match attribute {
                NodeAttribute::Attribute(attribute) if attribute.key.to_string() == name => attribute.value(),
                _ => None,
            });
            let value: Vec<_> = values.collect();
            quote!(#(#value)*)
        };
        let (each, key, children) = (given("each"), given("key"), given("children"));
        return quote!(crate::view::rows(#each, #key, #children));
    }
    let mut given: Vec<TokenStream> = element
        .attributes()
        .iter()
        .map(|attribute| match attribute {
            NodeAttribute::Attribute(attribute) => {
                let name = &attribute.key;
                attribute.value().map_or_else(|| quote!(#name), |value| quote!(#name: #value))
            }
            NodeAttribute::Block(block) => quote_spanned!(block.span()=> compile_error!("a component has no attributes without a name")),
        })
        .collect();
    if !element.children.is_empty() {
        let children = view(&element.children);
        given.push(quote!(children: #children));
    }
    quote!(#path(#path { #(#given),* }))
}

/// What the browser says with an event of a name, as `web_sys` names it.
fn event(name: &str) -> proc_macro2::Ident {
    let kind = match name {
        "click" => "MouseEvent",
        "keydown" | "keyup" => "KeyboardEvent",
        "beforeinput" => "InputEvent",
        "pointerdown" | "pointerup" | "pointerenter" | "pointerleave" => "PointerEvent",
        "dragover" | "dragenter" | "drop" => "DragEvent",
        _ => "Event",
    };
    format_ident!("{kind}")
}
