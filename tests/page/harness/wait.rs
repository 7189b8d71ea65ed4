//! Waiting for something to become true, by looking again and again.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long something may take that should take a moment: two busy cores are slow.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until `look` is content. Its error says what was seen instead.
pub async fn until<T>(awaited: &str, look: impl AsyncFnMut() -> Result<T, String>) -> T {
    within(PATIENCE, awaited, look).await
}

/// Looks until `look` is content, for no longer than `limit`.
pub async fn within<T>(limit: Duration, awaited: &str, mut look: impl AsyncFnMut() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        let seen = match look().await {
            Ok(value) => return value,
            Err(seen) => seen,
        };
        assert!(start.elapsed() < limit, "waited {limit:?} until {awaited}; last seen: {seen}");
        sleep(PAUSE).await;
    }
}
