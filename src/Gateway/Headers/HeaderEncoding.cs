using System.Text;

namespace Ksf.Gateway.Headers;

/// <summary>
/// Forwards header values byte for byte in requests and responses. Latin-1 maps each byte to one character and back, so UTF-8 stays UTF-8.
/// By default server and client reject anything but ASCII.
/// </summary>
internal static class HeaderEncoding
{
    public static void PassHeadersUnchanged(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(static server =>
    {
        server.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        server.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
    });

    public static void PassHeadersUnchanged(this SocketsHttpHandler client)
    {
        client.RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1;
        client.ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1;
    }
}
