using System.Security.Cryptography;
using Ksf.Portal.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Ksf.Portal.Session;

/// <summary>
/// Keeps sessions in the database. The cookie holds a random key and nothing else, so that a session that has been ended here is over
/// wherever its cookie has been copied to.
/// </summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, IDataProtectionProvider protection, PortalSecret secret, TimeProvider time) : ITicketStore
{
    private const int KeySize = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("Ksf.Portal.Session");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeySize));
        var idToken = new JsonWebToken(ticket.Properties.GetTokenValue("id_token"));
        await using var scope = scopes.CreateAsyncScope();
        var database = Database(scope);
        database.Sessions.Add(new SessionRow
        {
            KeyHash = Hash(key),
            Ticket = Protect(ticket),
            IssuerSession = idToken.TryGetPayloadValue<string>("sid", out var issuerSession) ? issuerSession : null,
            Owner = secret.OwnerOf(idToken.Subject),
            IssuedAt = IssuedAt(idToken),
            ExpiresAt = ticket.Properties.ExpiresUtc!.Value,
        });
        await database.SaveChangesAsync();
        return key;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => throw new NotSupportedException("The handler gives the request too.");

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (DatabaseOutage.IsFound(httpContext))
            return null;
        try
        {
            // A sign-in begins a new session, because another browser may know the key of the old one.
            if (httpContext.Request.Path == SignIn.CallbackPath)
                await RemoveAsync(key);
            return await FindAsync(key, cancellationToken);
        }
        catch (Exception exception) when (Unavailable.IsCauseOf(exception))
        {
            DatabaseOutage.Found(httpContext, exception);
            return null;
        }
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, encrypted) = (Hash(key), Protect(ticket));
        await using var scope = scopes.CreateAsyncScope();
        await Database(scope).Sessions.Where(session => session.KeyHash == hash)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.Ticket, encrypted));
    }

    public async Task RemoveAsync(string key)
    {
        var hash = Hash(key);
        await using var scope = scopes.CreateAsyncScope();
        await Database(scope).Sessions.Where(session => session.KeyHash == hash).ExecuteDeleteAsync();
    }

    /// <summary>
    /// Ends the sessions that the issuer has ended: those of its own session, or else all of the person. One begun after the issuer wrote so is
    /// another session, so a message that is repeated does no harm.
    /// </summary>
    public async Task EndAsync(LogoutToken ended, CancellationToken cancellation)
    {
        var (issuerSession, owner) = (ended.IssuerSession, ended.Subject is null ? null : secret.OwnerOf(ended.Subject));
        await using var scope = scopes.CreateAsyncScope();
        await Database(scope).Sessions
            .Where(session => issuerSession == null || session.IssuerSession == issuerSession)
            .Where(session => owner == null || session.Owner == owner)
            .Where(session => session.IssuedAt <= ended.WrittenAt)
            .ExecuteDeleteAsync(cancellation);
    }

    /// <summary>When the issuer made a token, by its own clock; the beginning of time if it does not say.</summary>
    public static DateTimeOffset IssuedAt(JsonWebToken token) => new(DateTime.SpecifyKind(token.IssuedAt, DateTimeKind.Utc));

    private async Task<AuthenticationTicket?> FindAsync(string key, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(key), time.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        var encrypted = await Database(scope).Sessions.Where(session => session.KeyHash == hash && session.ExpiresAt > now)
            .Select(session => session.Ticket).FirstOrDefaultAsync(cancellation);
        return encrypted is null ? null : Unprotect(encrypted);
    }

    private byte[] Protect(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private AuthenticationTicket? Unprotect(byte[] encrypted)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(encrypted));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Hash(string key) => SHA256.HashData(WebEncoders.Base64UrlDecode(key));

    private static PortalDbContext Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PortalDbContext>();
}
