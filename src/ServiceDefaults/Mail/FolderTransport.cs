using MimeKit;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>Writes messages as files, which any mail program opens. The same message is the same file, so it is there once.</summary>
internal sealed class FolderTransport(string folder) : IMailTransport
{
    public Task<IMailSession> OpenAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return Task.FromResult<IMailSession>(new Session(folder));
    }

    private sealed class Session(string folder) : IMailSession
    {
        public async Task SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken)
        {
            var path = Path.Combine(folder, $"{fileName}.eml");
            // A reader of the folder never sees half a file.
            await message.WriteToAsync($"{path}.part", cancellationToken);
            File.Move($"{path}.part", path, overwrite: true);
        }

        public ValueTask DisposeAsync() => default;
    }
}
