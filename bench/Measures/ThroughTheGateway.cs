using Ksf.TestKit;

namespace Ksf.Bench.Measures;

/// <summary>(b) The same read through the gateway, against nginx before the same service, where the same token is checked.</summary>
internal static class ThroughTheGateway
{
    public static async Task MeasureAsync(PlatformUnderMeasure platform, Report report)
    {
        Console.WriteLine("(b) through the gateway");
        var token = await platform.TokenAsync();
        var ours = new Uri(platform.Run.Gateway, $"/vest/registry{PointRead.Path}");
        var folder = Directory.CreateTempSubdirectory("ksf-nginx-").FullName;
        var port = FreePort.Take();
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), Configuration(folder, port, platform.Run.Endpoint("vest-registry")));
        var nginx = Command.Start("nginx", ["-c", Path.Combine(folder, "nginx.conf"), "-p", folder]);
        try
        {
            var plain = new Uri($"http://127.0.0.1:{port}{PointRead.Path}");
            var (first, second) = await Rounds.RunAsync(time => Wrk.RunAsync(ours, token, time), time => Wrk.RunAsync(plain, token, time));
            report.AddThroughput("(b) through the gateway, against nginx", first, second, aim: 0.6);
        }
        finally
        {
            await Command.StopAsync(nginx);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A plain reverse proxy with connections kept open on both sides.</summary>
    private static string Configuration(string folder, int port, Uri service) =>
        $$"""
        daemon off;
        user root;
        worker_processes 2;
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path {{folder}}; proxy_temp_path {{folder}}; fastcgi_temp_path {{folder}}; uwsgi_temp_path {{folder}}; scgi_temp_path {{folder}};
          keepalive_requests 1000000;
          upstream registry { server {{service.Authority}}; keepalive 64; keepalive_requests 1000000; }
          server {
            listen 127.0.0.1:{{port}};
            location / { proxy_pass http://registry; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header X-Forwarded-For $remote_addr; }
          }
        }
        """;
}
