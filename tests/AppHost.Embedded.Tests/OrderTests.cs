using Aspire.Hosting;

namespace Ksf.AppHost.Embedded.Tests;

public sealed class OrderTests
{
    // Answers 503 until a file called `healthy` is there, and notes each time that it is asked.
    private const string SlowServer = """
        exec node -e 'const fs = require("fs"); require("http").createServer((request, answer) => {
            fs.appendFileSync("asked", "x\n");
            answer.writeHead(fs.existsSync("healthy") ? 200 : 503).end();
        }).listen(process.env.PORT, "127.0.0.1")'
        """;

    [Fact]
    public async Task A_program_starts_when_the_step_before_it_is_completed()
    {
        await using var application = new Application();
        var migrations = application.Add("migrations", "echo migrations >> order");
        application.Add("service", "echo service >> order; exec sleep 100").WaitForCompletion(migrations);

        await application.StartAsync();

        await Eventually.TrueAsync(() => application.Read("order").Length == 2, "both ran");
        Assert.Equal(["migrations", "service"], application.Read("order"));
    }

    [Fact]
    public async Task A_program_does_not_start_when_the_step_before_it_failed_and_the_others_go_on()
    {
        await using var application = new Application();
        var migrations = application.Add("migrations", "exit 7");
        // Many, because one alone may be late enough to find out by chance.
        foreach (var number in Enumerable.Range(1, 20))
            application.Add($"service-{number}", "echo service >> order").WaitForCompletion(migrations);
        application.Add("other", "echo other >> order; exec sleep 100");

        await Assert.ThrowsAsync<DistributedApplicationException>(application.StartAsync);

        await Eventually.TrueAsync(() => application.Read("order").Length > 0, "the other ran");
        Assert.Equal(["other"], application.Read("order"));
        Assert.Equal("ended with code 7", application.Running.Failures["migrations"]);
        Assert.Equal("not started, as it waits for migrations", application.Running.Failures["service-1"]);
    }

    [Fact]
    public async Task A_program_starts_when_what_it_waits_for_is_healthy()
    {
        await using var application = new Application();
        var server = application.Add("server", SlowServer).WithHttpEndpoint(env: "PORT").WithHttpHealthCheck("/health/ready");
        application.Add("client", "echo client >> order; exec sleep 100").WaitFor(server);

        var starting = application.StartAsync();
        await Eventually.TrueAsync(() => application.Read("asked").Length >= 3, "the server was asked");
        var early = application.Read("order");
        application.Write("healthy");
        await starting;

        Assert.Empty(early);
        await Eventually.TrueAsync(() => application.Read("order") is ["client"], "the client ran");
    }

    [Fact]
    public async Task A_run_ends_at_once_when_a_program_fails_at_its_start_and_names_its_log()
    {
        await using var application = new Application();
        application.Builder.Configuration["KSF_CONSOLE"] = "on";
        application.Add("broken", "sleep 0.2; exit 7").WithHttpEndpoint(env: "PORT").WithHttpHealthCheck("/");
        application.Add("gateway", "exec sleep 100").WithHttpEndpoint(env: "PORT").WithHttpHealthCheck("/waits-for-the-broken-one");
        var (console, said) = (Console.Out, new StringWriter());
        Console.SetOut(said);
        try
        {
            await application.RunAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal(DistributedApplication.NotReady, Environment.ExitCode);
        Environment.ExitCode = 0;
        var log = Path.Combine(application.Folder.FullName, "state", "logs", "broken.log");
        Assert.Contains($"not ready: broken ended with code 7 before it was ready; its log is {log}", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\nready", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_are_for_their_owner_alone()
    {
        await using var application = new Application();
        application.Add("program", "echo something that somebody wrote; exec sleep 100");
        await application.StartAsync();
        var logs = new DirectoryInfo(Path.Combine(application.Folder.FullName, "state", "logs"));
        await Eventually.TrueAsync(() => logs.GetFiles("program.log").Length == 1, "the log is there");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, logs.GetFiles("program.log")[0].UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, logs.UnixFileMode);
    }

    [Fact]
    public async Task Everything_stops_in_the_other_order()
    {
        await using var application = new Application();
        const string untilStopped = "trap \"echo $OTEL_SERVICE_NAME >> order; exit\" TERM; touch $OTEL_SERVICE_NAME.up; while :; do sleep 0.05; done";
        var first = application.Add("first", untilStopped);
        var second = application.Add("second", untilStopped).WaitFor(first);
        application.Add("third", untilStopped).WaitFor(second);
        await application.StartAsync();
        await Eventually.TrueAsync(() => application.Folder.GetFiles("*.up").Length == 3, "all run");

        await application.Running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["third", "second", "first"], application.Read("order"));
    }

    [Fact]
    public async Task A_program_that_ends_is_reported_and_not_started_again()
    {
        await using var application = new Application();
        application.Add("fragile", "echo started >> starts; while [ ! -e end ]; do sleep 0.05; done; exit 9");
        application.Add("other", "touch other.up; exec sleep 100");
        await application.StartAsync();

        application.Write("end");

        await Eventually.TrueAsync(() => application.Running.Failures.ContainsKey("fragile"), "it is reported");
        Assert.Equal("ended with code 9", application.Running.Failures["fragile"]);
        Assert.Equal(["started"], application.Read("starts"));
        Assert.DoesNotContain("other", application.Running.Failures.Keys);
    }

    [Fact]
    public async Task A_second_start_says_so_and_changes_nothing()
    {
        await using var first = new Application();
        first.Add("program", "echo first >> starts; exec sleep 100");
        await first.StartAsync();
        await Eventually.TrueAsync(() => first.Read("starts").Length == 1, "the first runs");

        var second = new Application(first.Folder);
        second.Add("program", "echo second >> starts");
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(second.StartAsync);

        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], first.Read("starts"));
        Assert.Empty(first.Running.Failures);
    }
}
