//! `view!` and `#[component]` for `practice_widget::view`.
//!
//! A piece of markup becomes one text, which says what never changes, and the list of what goes into its holes. So it costs the page its own
//! letters and one call, where Leptos' macro makes a type, and code for that type, of each piece.

mod markup;

use proc_macro::TokenStream;
use quote::quote;
use syn::{FnArg, ItemFn, Pat, parse_macro_input};

/// A view, from markup as Leptos reads it: `<p class="x" on:click=move |_| go() class:muted=muted>"text" {value} <Part a=1 b /></p>`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    match rstml::parse(tokens) {
        Ok(nodes) => markup::view(&nodes).into(),
        Err(trouble) => trouble.to_compile_error().into(),
    }
}

/// Makes a function a component: its arguments become the attributes of its tag, and what it reads does not run it again.
///
/// They become the fields of a type of the function's name, so that who imports the one has imported both.
#[proc_macro_attribute]
pub fn component(_: TokenStream, item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as ItemFn);
    let (attrs, vis, name, block) = (&item.attrs, &item.vis, &item.sig.ident, &item.block);
    let about = format!("What [`{name}`] is given.");
    let (mut fields, mut patterns) = (Vec::new(), Vec::new());
    for input in &item.sig.inputs {
        let FnArg::Typed(argument) = input else { continue };
        let Pat::Ident(pattern) = &*argument.pat else { continue };
        let (docs, field, kind) = (&argument.attrs, &pattern.ident, &argument.ty);
        fields.push(quote!(#(#docs)* #vis #field: #kind));
        patterns.push(quote!(#pattern));
    }
    quote! {
        #[doc = #about]
        #vis struct #name { #(#fields),* }

        #(#attrs)*
        #[allow(non_snake_case)]
        #vis fn #name(props: #name) -> crate::view::View {
            let #name { #(#patterns),* } = props;
            crate::view::untracked(move || crate::view::IntoView::into_view((move || #block)()))
        }
    }
    .into()
}
