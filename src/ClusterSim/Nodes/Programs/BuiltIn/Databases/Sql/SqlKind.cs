using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Sql;

/// <summary>One kind of database server.</summary>
/// <param name="Port">Where it listens.</param>
/// <param name="Directory">Where its data is.</param>
/// <param name="DirectoryVariable">The variable that says otherwise; empty: none does.</param>
/// <param name="Marker">The file that shows that there is data.</param>
/// <param name="Version">Its version.</param>
/// <param name="Passwords">The variables of which it wants one, before there is data.</param>
/// <param name="WantsPassword">What it says when there is none.</param>
/// <param name="ReadyLine">What it logs when it takes connections.</param>
internal sealed record SqlKind(int Port, string Directory, string DirectoryVariable, string Marker, string Version, IReadOnlyList<string> Passwords, string WantsPassword, Func<DateTimeOffset, string> ReadyLine)
{
    private const string MySqlAdvice = "    You need to specify one of the following as an environment variable:\n    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD";

    public static SqlKind MySql { get; } = new(
        3306,
        "/var/lib/mysql",
        "",
        "mysql.ibd",
        "9.4.0",
        ["MYSQL_ROOT_PASSWORD", "MYSQL_ALLOW_EMPTY_PASSWORD", "MYSQL_RANDOM_ROOT_PASSWORD", "MYSQL_ROOT_PASSWORD_FILE", "MARIADB_ROOT_PASSWORD", "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "MARIADB_RANDOM_ROOT_PASSWORD", "MARIADB_ROOT_PASSWORD_FILE", "MARIADB_ROOT_PASSWORD_HASH"],
        "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n" + MySqlAdvice,
        time => string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '9.4.0'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL."));

    public static SqlKind Postgres { get; } = new(
        5432,
        "/var/lib/postgresql/data",
        "PGDATA",
        "PG_VERSION",
        "17",
        ["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"],
        "Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser. For example, \"-e POSTGRES_PASSWORD=password\" on \"docker run\".",
        time => string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.fff} UTC [1] LOG:  database system is ready to accept connections"));

    public string DirectoryOf(ContainerContext context) => DirectoryVariable.Length > 0 && context.Env.Find(DirectoryVariable) is { Length: > 0 } directory ? directory : Directory;
}
