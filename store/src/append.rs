//! What every backend asks of entries before it stores them.

use record::{Entry, Hash};

use crate::{AppendError, StoreError};

/// Whether these entries follow the last one stored, `head` (none when the record has not begun), and each other.
/// A backend calls this within the transaction that appends them.
///
/// # Errors
/// [`AppendError::Conflict`] when the first one's place is taken; [`StoreError::Inconsistent`] when there is a gap
/// or an entry does not name its predecessor's hash: then no catching up can help.
pub fn check_append(head: Option<(u64, Hash)>, entries: &[Entry]) -> Result<(), AppendError> {
    let (mut last, mut hash) = head.unwrap_or((0, Hash::ZERO));
    if entries.first().is_some_and(|first| first.header.sequence <= last) {
        return Err(AppendError::Conflict);
    }
    for Entry {
        header,
        previous,
        hash: own,
        ..
    } in entries
    {
        if header.sequence != last + 1 {
            let found = header.sequence;
            return Err(StoreError::Inconsistent(format!("entry {found} cannot follow entry {last}")).into());
        }
        if *previous != hash {
            let found = header.sequence;
            return Err(StoreError::Inconsistent(format!("entry {found} names another predecessor")).into());
        }
        (last, hash) = (header.sequence, *own);
    }
    Ok(())
}
