using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>Runs PostgreSQL from the machine's packages, with its own data folder.</summary>
internal sealed class PostgresServer(PostgresServerResource resource, Options options, StateFolder state, Action<string> log)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    // PostgreSQL refuses to run as root.
    private static readonly string? User = Environment.IsPrivilegedProcess ? "postgres" : null;

    private readonly string _programs = Programs();

    public async Task<LocalProcess> StartAsync(CancellationToken cancel)
    {
        var folder = await FolderAsync(cancel);
        var data = Path.Combine(folder, "data");
        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
            await InitialiseAsync(folder, data, cancel);
        await WaitForPredecessorAsync(data, cancel);

        var port = resource.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture);
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", "jit=off", "log_checkpoints=off",
            // Failed statements and rows contain what people wrote, so only the error itself is logged.
            "log_min_error_statement=panic", "log_error_verbosity=terse",
            .. options.Throwaway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : Array.Empty<string>(),
        ];
        return await LocalProcess.StartAsync(
            Program("postgres", folder, ["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting }), .. resource.Settings.Args]), log);
    }

    /// <summary>Waits until the server answers, and creates missing databases.</summary>
    public async Task ReadyAsync(IEnumerable<PostgresDatabaseResource> databases, CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        foreach (var database in databases)
        {
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
            exists.Parameters.Add(new() { Value = database.DatabaseName });
            if (await exists.ExecuteScalarAsync(cancel) is not null)
                continue;
#pragma warning disable CA2100 // The name is from the model and quoted; a database's name cannot be a parameter.
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database.DatabaseName.Replace("\"", "\"\"")}\"", connection);
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancel)
    {
        var server = await resource.GetConnectionStringAsync(cancel);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(StartTimeout);
        while (true)
        {
            var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false;Timeout=5");
            try
            {
                await connection.OpenAsync(deadline.Token);
                return connection;
            }
            catch (PostgresException wrong) when (wrong.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new DistributedApplicationException(
                    $"{state.Path} was created with another PostgreSQL password. ./ksf reset starts over with an empty folder.");
            }
            catch (NpgsqlException)
            {
                await connection.DisposeAsync();
                await Task.Delay(50, deadline.Token);
            }
        }
    }

    private async Task InitialiseAsync(string folder, string data, CancellationToken cancel)
    {
        log("creating the database files");
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, resource.PasswordParameter.Value, cancel);
        var code = await LocalProcess.RunAsync(
            Program("initdb", folder, ["-D", data, "-U", resource.User.Value, $"--pwfile={password}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]),
            _ => { });
        File.Delete(password);
        if (code != 0)
            throw new DistributedApplicationException($"initdb ended with code {code}; is there space, and may '{User}' write in {folder}?");
    }

    /// <summary>Waits for the server of a killed host, which shuts down by itself but may take a moment.</summary>
    private static async Task WaitForPredecessorAsync(string data, CancellationToken cancel)
    {
        var file = Path.Combine(data, "postmaster.pid");
        for (var waited = 0; File.Exists(file) && waited < 200; waited++)
        {
            var first = (await File.ReadAllLinesAsync(file, cancel)).FirstOrDefault();
            if (!int.TryParse(first, CultureInfo.InvariantCulture, out var process) || !ChildProcesses.IsAlive(process))
                return;
            await Task.Delay(50, cancel);
        }
    }

    /// <summary>The server's folder: in the state folder, or in /var/lib/ksf if the server's user has no access there.</summary>
    private async Task<string> FolderAsync(CancellationToken cancel)
    {
        var folder = state.In(resource.Name);
        if (User is null)
            return Directory.CreateDirectory(folder).FullName;

        if (!Directory.Exists(folder))
        {
            var elsewhere = $"/var/lib/ksf/{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(folder)))[..12]}";
            var real = ReachableByOthers(state.Path) ? folder : elsewhere;
            await LocalProcess.RunAsync(new("install", ["-d", "-m", "755", Path.GetDirectoryName(real)!], "/"), log);
            await LocalProcess.RunAsync(new("install", ["-d", "-o", User, "-g", User, "-m", "700", real], "/"), log);
            if (real != folder)
                Directory.CreateSymbolicLink(folder, real);
        }
        cancel.ThrowIfCancellationRequested();
        return new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
    }

    private static bool ReachableByOthers(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.Exists && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }

    private ProgramToRun Program(string name, string folder, IEnumerable<string> args) =>
        new(Path.Combine(_programs, name), args, folder) { User = User, StopSignal = Signal.Interrupt, ParentDeathSignal = Signal.Interrupt };

    private static string Programs() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Where(version => File.Exists($"{version}/bin/postgres"))
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => $"{version}/bin")
            .FirstOrDefault()
        ?? throw new DistributedApplicationException("PostgreSQL is not installed: sudo apt-get install postgresql (./ksf doctor shows details).");
}
