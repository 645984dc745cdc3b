//! Keeping view types short on the server, and the browser's download small.

use leptos::prelude::*;

/// A view whose type is forgotten on the server alone.
///
/// There, types nested as deep as a page cost minutes of compiling. In the browser a forgotten type costs size
/// instead: everything that could be done with it is kept, half of which no island ever does.
pub(crate) trait Erase: IntoView + Sized {
    /// The view itself in the browser; on the server its type is forgotten.
    #[cfg(feature = "ssr")]
    fn erased(self) -> AnyView {
        self.into_any()
    }

    /// The view itself in the browser; on the server its type is forgotten.
    #[cfg(not(feature = "ssr"))]
    fn erased(self) -> Self {
        self
    }
}

impl<T: IntoView> Erase for T {}
