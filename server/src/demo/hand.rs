//! Writes the demonstration into a record, command by command, as people would.

use anyhow::Context;
use clerk::Clerk;
use plenary::{Actor, Body, BodyId, Code, Command, Event, PersonId, Rank, Role};
use serde::Deserialize;

/// Who writes for those that have no account.
const SOMEBODY: &str = "plenum-demonstration";

/// One body's record, to be written.
pub(super) struct Hand<'a> {
    clerk: &'a Clerk,
    body: BodyId,
    /// The people with an account, by their role: what they are said to have done, they can change.
    people: Vec<(PersonId, Role)>,
}

/// An observer as its file has it.
#[derive(Deserialize)]
struct ObserverRow {
    code: Code,
    name: String,
    kind: String,
}

impl<'a> Hand<'a> {
    pub(super) fn new(clerk: &'a Clerk, body: &str, people: Vec<(PersonId, Role)>) -> anyhow::Result<Self> {
        Ok(Self {
            clerk,
            body: body.parse()?,
            people,
        })
    }

    pub(super) async fn found(&self, body: Body) -> anyhow::Result<()> {
        self.secretariat(Command::FoundBody(body)).await.map(drop)
    }

    pub(super) async fn secretariat(&self, command: Command) -> anyhow::Result<Vec<Event>> {
        self.act(Role::Secretariat, command).await
    }

    pub(super) async fn chair(&self, command: Command) -> anyhow::Result<Vec<Event>> {
        self.act(Role::Chair, command).await
    }

    pub(super) async fn delegate(&self, code: &str, command: Command) -> anyhow::Result<Vec<Event>> {
        let delegation = code.parse()?;
        self.act(
            Role::Delegate {
                delegation,
                rank: Rank::Representative,
            },
            command,
        )
        .await
    }

    pub(super) async fn observer(&self, code: &str, command: Command) -> anyhow::Result<Vec<Event>> {
        let organisation = code.parse()?;
        self.act(Role::Observer { organisation }, command).await
    }

    /// Accredits the observers of a file.
    pub(super) async fn observers(&self, file: &str) -> anyhow::Result<()> {
        for row in csv::Reader::from_reader(file.as_bytes()).deserialize() {
            let ObserverRow { code, name, kind } = row?;
            self.secretariat(Command::AdmitObserver { code, name, kind })
                .await?;
        }
        Ok(())
    }

    async fn act(&self, role: Role, command: Command) -> anyhow::Result<Vec<Event>> {
        let known = self
            .people
            .iter()
            .find(|(_, of)| *of == role)
            .map(|(person, _)| person.clone());
        let person = match known {
            Some(person) => person,
            None => SOMEBODY.parse()?,
        };
        let what = format!("{command:?}");
        let receipt = self
            .clerk
            .submit(&self.body, Actor { person, role }, command)
            .await;
        Ok(receipt
            .with_context(|| format!("refused: {}", what.chars().take(200).collect::<String>()))?
            .events)
    }
}
