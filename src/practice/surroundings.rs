//! What goes on around the page that a learner may want to know: the network, and what is kept on the device.

/// How things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The device says that it has no network.
    pub offline: bool,
    /// The whole widget is kept on this device and starts without a network.
    pub kept: bool,
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The network went.
    WentOffline,
    /// The network came back.
    CameOnline,
    /// The widget is now whole on this device.
    Kept,
    /// A newer build is whole on this device and waits to be let in.
    UpdateReady,
}

impl Surroundings {
    /// Notes a change.
    pub fn note(&mut self, change: Happening) {
        match change {
            Happening::WentOffline => self.offline = true,
            Happening::CameOnline => self.offline = false,
            Happening::Kept => self.kept = true,
            Happening::UpdateReady => {}
        }
    }
}
