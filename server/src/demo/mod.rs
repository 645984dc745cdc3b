//! stub
use clerk::Clerk;
use std::sync::Arc;
use store::Store;
pub(crate) async fn load(_store: &Arc<dyn Store>, _clerk: &Clerk) -> anyhow::Result<()> {
    Ok(())
}
pub(crate) async fn accounts(_store: &dyn Store) -> anyhow::Result<Option<String>> {
    Ok(None)
}
