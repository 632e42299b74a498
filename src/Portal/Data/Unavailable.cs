using Npgsql;

namespace Ksf.Portal.Data;

/// <summary>Tells a database that does not answer from everything else that can go wrong.</summary>
internal static class Unavailable
{
    /// <summary>Whether the cause, however deep, is that the database does not answer.</summary>
    public static bool IsCauseOf(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
                return true;
        }
        return false;
    }
}
