using Aspire.Hosting;
using Npgsql;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>What programs log can be about what people wrote.</summary>
public sealed class LogFileTests
{
    [Fact]
    public async Task A_log_file_is_for_its_owner_also_when_an_earlier_one_was_for_all()
    {
        await using var application = new Application();
        var file = Path.Combine(application.Folder.FullName, "state", "logs", "service.log");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "from an earlier run", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        application.Add("service", "echo here; exec sleep 100");

        await application.StartAsync();

        await Eventually.TrueAsync(() => File.ReadAllText(file).Contains("here", StringComparison.Ordinal), "it is in the log");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("earlier", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_logs_that_a_statement_failed_and_nothing_of_what_was_in_it()
    {
        await using var application = new Application();
        var server = application.Builder.AddPostgres("postgres");
        var database = server.AddDatabase("notes");
        await application.StartAsync();
        var connectionString = await ((Aspire.Hosting.ApplicationModel.IResourceWithConnectionString)database.Resource).GetConnectionStringAsync(TestContext.Current.CancellationToken);

        await using (var source = NpgsqlDataSource.Create(connectionString!))
        {
            await using var create = source.CreateCommand("create table notes (title text primary key check (length(title) < 20))");
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            foreach (var title in new[] { "hemmelighet", "hemmelighet", "hemmelighet i mange ord" })
            {
                await using var insert = source.CreateCommand($"insert into notes values ('{title}')");
                await Record.ExceptionAsync(() => insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            }
        }

        var log = Path.Combine(application.Folder.FullName, "state", "logs", "postgres.log");
        await Eventually.TrueAsync(
            () => File.ReadAllText(log) is var text && text.Contains("duplicate key", StringComparison.Ordinal) && text.Contains("check constraint", StringComparison.Ordinal),
            "both are in the log");
        Assert.DoesNotContain("hemmelighet", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
