//! The browsers that the page is tested in, a row each, and how one is found or installed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::program::{Program, major_version};
use crate::workspace::Workspace;
use crate::{apt, environment, install, tool};

/// A browser and the driver that steers it.
pub struct Browser {
    /// What it is called.
    pub name: &'static str,
    /// Whether the tests need it everywhere, and not just on CI.
    pub required: bool,
    browser: Program,
    driver: Program,
    /// Whether the two have to be of one major version.
    same_version: bool,
    /// Whether it needs a display, and so `xvfb-run`.
    display: bool,
    /// Debian's packages.
    packages: &'static [&'static str],
    /// How other systems get it.
    elsewhere: &'static str,
}

/// Every browser.
pub const ALL: [Browser; 3] = [
    Browser {
        name: "Chromium",
        required: true,
        browser: Program {
            variable: "PLAYGROUND_CHROMIUM",
            files: &[],
            folders: &[],
            names: &[
                "chromium",
                "google-chrome",
                "google-chrome-stable",
                "chromium-browser",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "C:/Program Files/Google/Chrome/Application/chrome.exe",
            ],
            tool: None,
        },
        driver: Program {
            variable: "PLAYGROUND_CHROMEDRIVER",
            files: &["CHROMEDRIVER"],
            folders: &["CHROMEWEBDRIVER"],
            names: &["chromedriver"],
            tool: None,
        },
        same_version: true,
        display: false,
        // Without a sans-serif font, a bare machine shows boxes for letters.
        packages: &["chromium", "chromium-driver", "fonts-dejavu-core"],
        elsewhere: "  Ubuntu: Chromium is a snap there; install Google Chrome and a chromedriver of its version\n  \
                    Fedora: sudo dnf install chromium chromedriver\n  \
                    macOS: brew install --cask google-chrome chromedriver\n  \
                    Windows: install Google Chrome, and put a chromedriver of its version on PATH\n  \
                    Anywhere: set PLAYGROUND_CHROMIUM and PLAYGROUND_CHROMEDRIVER to the two programs",
    },
    Browser {
        name: "Firefox",
        required: false,
        browser: Program {
            variable: "PLAYGROUND_FIREFOX",
            files: &[],
            folders: &[],
            names: &[
                "firefox-esr",
                "firefox",
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                "C:/Program Files/Mozilla Firefox/firefox.exe",
            ],
            tool: None,
        },
        driver: Program {
            variable: "PLAYGROUND_GECKODRIVER",
            files: &["GECKODRIVER"],
            folders: &["GECKOWEBDRIVER"],
            names: &["geckodriver"],
            tool: Some(&tool::GECKODRIVER),
        },
        same_version: false,
        display: false,
        packages: &["firefox-esr"],
        elsewhere: "  Elsewhere: install Firefox, or set PLAYGROUND_FIREFOX to it",
    },
    Browser {
        name: "WebKit",
        required: false,
        browser: Program {
            variable: "PLAYGROUND_WEBKIT_BROWSER",
            files: &[],
            folders: &[],
            names: &[
                "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/*/webkitgtk-6.0/MiniBrowser",
                "/usr/libexec/*/MiniBrowser",
            ],
            tool: None,
        },
        driver: Program {
            variable: "PLAYGROUND_WEBKIT_DRIVER",
            files: &[],
            folders: &[],
            names: &["WebKitWebDriver"],
            tool: None,
        },
        same_version: false,
        display: true,
        packages: &["webkit2gtk-driver", "xvfb", "xauth"],
        elsewhere: "  Fedora: sudo dnf install webkit2gtk4.1 xorg-x11-server-Xvfb",
    },
];

/// Where the programs of browsers are: variables for the tests, and their values.
pub type Places = Vec<(&'static str, PathBuf)>;

/// Finds the browsers, installs those that have to be tested in, and says which are left out.
pub fn prepare(workspace: &Workspace) -> Result<Places> {
    let mut places = Places::new();
    for browser in &ALL {
        match browser.find(workspace)? {
            Some(found) => places.extend(found),
            None if browser.required || environment::on_ci() => places.extend(browser.install(workspace)?),
            None => {
                println!("{} is not here, so nothing is tested in it: `cargo xtask setup` installs it", browser.name)
            }
        }
    }
    Ok(places)
}

/// Chromium, in which everything is measured.
pub fn chromium(places: &Places) -> Result<&Path> {
    let chromium = places.iter().find(|(variable, _)| *variable == ALL[0].browser.variable).map(|(_, file)| file);
    chromium.map(PathBuf::as_path).context("there is no Chromium to measure in")
}

impl Browser {
    /// Its two programs, or `None` unless both are here and fit each other.
    pub fn find(&self, workspace: &Workspace) -> Result<Option<Places>> {
        if self.display && which::which("xvfb-run").is_err() {
            return Ok(None);
        }
        let drivers = self.driver.candidates(workspace)?;
        for browser in self.browser.candidates(workspace)? {
            if let Some(driver) = drivers.iter().find(|driver| self.fits(workspace, &browser, driver)) {
                return Ok(Some(vec![(self.browser.variable, browser), (self.driver.variable, driver.clone())]));
            }
        }
        Ok(None)
    }

    fn fits(&self, workspace: &Workspace, browser: &Path, driver: &Path) -> bool {
        // Chrome on Windows does not tell its version.
        if !self.same_version || cfg!(windows) {
            return true;
        }
        let version = major_version(&workspace.shell, browser);
        version.is_some() && version == major_version(&workspace.shell, driver)
    }

    /// Installs what is missing of it, and finds it.
    pub fn install(&self, workspace: &Workspace) -> Result<Places> {
        let what = format!("{} with its driver (the page is tested in it)", self.name);
        // A driver that is a tool comes without the system's packages.
        if self.driver.tool.is_none() || self.browser.candidates(workspace)?.is_empty() {
            apt::install(&workspace.shell, self.packages, &what, self.elsewhere)?;
        }
        if let Some(tool) = self.driver.tool
            && self.driver.candidates(workspace)?.is_empty()
        {
            install::ensure(workspace, [tool])?;
        }
        self.find(workspace)?.with_context(|| {
            format!(
                "{what} is still missing after installing {}: set {} and {} to two that fit each other",
                self.packages.join(", "),
                self.browser.variable,
                self.driver.variable
            )
        })
    }
}
