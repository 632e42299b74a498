using Ksf.TestKit;

namespace Ksf.Bench.Measures;

/// <summary>(a) A municipality read at the service with a token, against a bare Kestrel and Npgsql that gives the same answer.</summary>
internal static class PointRead
{
    public const string Path = "/v1/municipalities/4627";

    public static async Task MeasureAsync(PlatformUnderMeasure platform, Report report)
    {
        Console.WriteLine("(a) reading a municipality");
        var token = await platform.TokenAsync();
        var ours = new Uri(platform.Run.Endpoint("vest-registry"), Path);
        var bare = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var endpoint = Command.Start("dotnet", [typeof(PointRead).Assembly.Location, "plain-endpoint", platform.Database("vest-registry"), bare.ToString()]);
        try
        {
            var plain = new Uri(bare, Path);
            await SameAnswerAsync(ours, plain, token);
            var (first, second) = await Rounds.RunAsync(time => Wrk.RunAsync(ours, token, time), time => Wrk.RunAsync(plain, token, time));
            report.AddThroughput("(a) point read, against bare Kestrel + Npgsql", first, second, aim: 0.85);
        }
        finally
        {
            await Command.StopAsync(endpoint);
        }
    }

    private static async Task SameAnswerAsync(Uri ours, Uri plain, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var answer = await http.GetStringAsync(ours);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var same = await http.GetStringAsync(plain);
                if (same != answer)
                    throw new InvalidOperationException($"The answers differ:\n{answer}\n{same}");
                return;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }
}
