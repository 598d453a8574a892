//! What is sent, ready to be sent: the link with its buttons, or a file where a link would be too long.

use super::words;
use crate::practice::peer_review::Shared;
use crate::ui::Ui;
use crate::ui::common::copy::CopyButton;
use leptos::prelude::*;

/// Something to send to somebody.
#[component]
pub fn Parcel(
    /// What.
    shared: Shared,
    /// What the link is called.
    label: &'static str,
    /// What the file is called.
    file: &'static str,
) -> impl IntoView {
    let ui = Ui::get();
    let link = shared.href(ui.lesson).map(|href| format!("{}{href}", ui.host.base));
    let as_file = move |_| (ui.edge.download)(file, "application/json", &shared.print_file());
    match link {
        Ok(link) => {
            let offered = link.clone();
            view! {
                <div class="parcel">
                    <textarea readonly rows="3" class="sentlink" aria-label=label spellcheck="false" prop:value=link.clone()></textarea>
                    <p class="hint">{words::LINK_LENGTH}</p>
                    <p class="btnrow">
                        <CopyButton text=link label=format!("{}: {label}", crate::ui::words::COPY) />
                        {(ui.edge.can_share)().then(|| view! { <button class="link" type="button" on:click=move |_| (ui.edge.share)(label, &offered)>{crate::ui::words::SHARE}</button> })}
                        <button class="link" type="button" on:click=as_file>{words::AS_FILE}</button>
                    </p>
                </div>
            }
            .into_any()
        }
        Err(_) => view! {
            <div class="parcel">
                <p>{words::TOO_LONG}</p>
                <p><button class="btn btn--plain" type="button" on:click=as_file>{words::SAVE_FILE}</button></p>
            </div>
        }
        .into_any(),
    }
}
