using Ksf.ServiceDefaults.Telemetry;

namespace Ksf.ServiceDefaults.Tests.Telemetry;

public sealed class StatementNamesTests
{
    [Theory]
    [InlineData("INSERT INTO needs (id, title)\nVALUES (@p0, @p1)\nRETURNING number;", "insert needs")]
    [InlineData("insert into platform.inbox (event_id) values ($1) on conflict do nothing", "insert platform.inbox")]
    [InlineData("UPDATE \"needs\" SET title = @p0\nWHERE id = @p1;", "update needs")]
    [InlineData("update platform.outbox set leased_until = $1 where position = any(array(select position from platform.outbox o))", "update platform.outbox")]
    [InlineData("delete from platform.outbox where position in (select 1)", "delete platform.outbox")]
    [InlineData("SELECT n.id, n.title\nFROM needs AS n\nWHERE n.id = @id", "select needs")]
    [InlineData("SELECT EXISTS (\n    SELECT 1\n    FROM known_roles AS k)", "select known_roles")]
    [InlineData("SELECT s.id\nFROM (\n    SELECT n.id FROM needs AS n LIMIT 10\n) AS s", "select needs")]
    [InlineData("SELECT n.id, (\n    SELECT count(*) FROM (SELECT 1 FROM answers)) AS c\nFROM needs AS n", "select needs")]
    [InlineData("with latest as (select subject from platform.outbox) select max(subject) from latest", "select platform.outbox")]
    [InlineData("select pg_advisory_xact_lock(7)", "select pg_advisory_xact_lock")]
    [InlineData("SELECT 1", "select 1")]
    [InlineData("LOCK TABLE needs", "lock table")]
    [InlineData("", "")]
    public void A_statement_is_named_by_what_it_does_and_to_which_table(string sql, string name) =>
        Assert.Equal(name, StatementNames.Of([sql]));

    [Fact]
    public void Statements_that_are_sent_together_are_named_together_each_table_once() => Assert.Equal(
        "insert needs, insert platform.audit, update municipalities",
        StatementNames.Of(["INSERT INTO needs (id)\nVALUES (@p0);\nINSERT INTO needs (id)\nVALUES (@p1);\nINSERT INTO platform.audit (id)\nVALUES (@p2);", "update municipalities set name = $1"]));

    [Fact]
    public void A_long_batch_gives_a_short_name()
    {
        var texts = Enumerable.Range(0, 5_000).Select(number => $"insert into table_{number} values (1)");

        Assert.Equal("insert table_0, insert table_1, insert table_2, …", StatementNames.Of(texts));
    }
}
