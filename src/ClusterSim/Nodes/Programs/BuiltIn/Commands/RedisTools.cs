using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary><c>redis-server</c> and <c>redis-cli</c>.</summary>
internal static class RedisTools
{
    private const string DefaultHost = "127.0.0.1";

    public static Task<int> ServerAsync(Process process)
    {
        if (process.Arguments.Contains("--version") || process.Arguments.Contains("-v"))
            return ShellCommands.Done(process.WriteLineAsync("Redis server v=8.2.2 sha=00000000:1 malloc=jemalloc-5.3.0 bits=64 build=0"));
        return new RedisServer(process.Arguments).RunAsync(process.Container.Context);
    }

    public static async Task<int> ClientAsync(Process process)
    {
        var options = Options.Read(process);
        TcpConnection connection;
        try
        {
            connection = await process.Container.Context.ConnectAsync(options.Host, options.Port, process.Killed);
        }
        catch (System.Net.Sockets.SocketException)
        {
            await process.WriteErrorAsync(string.Create(CultureInfo.InvariantCulture, $"Could not connect to Redis at {options.Host}:{options.Port}: Connection refused"));
            return 1;
        }
        try
        {
            var session = new Session(process, connection, options);
            return await session.RunAsync();
        }
        catch (IOException)
        {
            await process.WriteErrorAsync("Error: Server closed the connection");
            return 1;
        }
        finally
        {
            connection.Close();
        }
    }

    /// <summary>What was typed.</summary>
    private sealed record Options(string Host, int Port, string? Password, string? User, int Database, bool IsRaw, IReadOnlyList<string> Command)
    {
        public static Options Read(Process process)
        {
            var (host, port, database, raw) = (DefaultHost, 6379, 0, false);
            string? user = null;
            var password = process.Environment.GetValueOrDefault("REDISCLI_AUTH");
            var words = process.Arguments;
            var i = 1;
            for (; i < words.Count && words[i].StartsWith('-'); i++)
            {
                string Value() => i + 1 < words.Count ? words[++i] : "";
                switch (words[i])
                {
                    case "-h":
                        host = Value();
                        break;
                    case "-p":
                        port = int.TryParse(Value(), CultureInfo.InvariantCulture, out var number) ? number : port;
                        break;
                    case "-a" or "--pass":
                        password = Value();
                        break;
                    case "--user":
                        user = Value();
                        break;
                    case "-n":
                        database = int.TryParse(Value(), CultureInfo.InvariantCulture, out var selected) ? selected : 0;
                        break;
                    case "--raw":
                        raw = true;
                        break;
                    case "-u" when Uri.TryCreate(Value(), UriKind.Absolute, out var url):
                        (host, port) = (url.Host, url.Port > 0 ? url.Port : port);
                        password = url.UserInfo.Split(':') is [_, var secret] ? secret : password;
                        break;
                }
            }
            return new(host, port, password, user, database, raw, [.. words.Skip(i)]);
        }
    }

    /// <summary>A connection to a server.</summary>
    private sealed class Session(Process process, TcpConnection connection, Options options)
    {
        private readonly RespReader _reader = new(connection);
        private readonly bool _isPretty = process.Output is Terminal && !options.IsRaw;

        public async Task<int> RunAsync()
        {
            if (options.Password is { Length: > 0 } password)
            {
                await process.WriteErrorAsync("Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.");
                if (await AskAsync(options.User is { } user ? ["AUTH", user, password] : ["AUTH", password]) is ErrorReply wrong)
                    await process.WriteLineAsync("AUTH failed: " + wrong.Text);
            }
            if (options.Database != 0)
                await AskAsync(["SELECT", options.Database.ToString(CultureInfo.InvariantCulture)]);
            if (options.Command.Count == 0)
                return await TalkAsync();
            return await ShowAsync([.. options.Command.Select(Latin)]) ? 0 : 1;
        }

        private async Task<int> TalkAsync()
        {
            while (true)
            {
                if (process.Terminal is not null)
                    await process.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}> "));
                if (await process.Input.ReadLineAsync(process.Killed) is not { } line)
                    return 0;
                string[] words = [.. RespReader.SplitInline(Latin(line))];
                if (words is [])
                    continue;
                if (words[0].ToLowerInvariant() is "exit" or "quit")
                    return 0;
                await ShowAsync(words);
            }
        }

        private async Task<bool> ShowAsync(string[] words)
        {
            var reply = await AskAsync(words);
            if (reply is null)
                throw new IOException("closed");
            await process.WriteAsync(Encoding.Latin1.GetBytes(_isPretty ? Pretty(reply, "") : Raw(reply) + "\n"));
            if (words[0].Equals("subscribe", StringComparison.OrdinalIgnoreCase))
            {
                while (await _reader.ReadReplyAsync(process.Killed) is { } message)
                    await process.WriteAsync(Encoding.Latin1.GetBytes(_isPretty ? Pretty(message, "") : Raw(message) + "\n"));
            }
            return reply is not ErrorReply;
        }

        private async Task<RedisReply?> AskAsync(string[] words)
        {
            await connection.WriteAsync(RedisReply.Of(words).Encode(2), process.Killed);
            return await _reader.ReadReplyAsync(process.Killed);
        }

        private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

        private static string Raw(RedisReply reply) => reply switch
        {
            SimpleReply simple => simple.Text,
            ErrorReply error => error.Text + "\n",
            IntegerReply integer => integer.Number.ToString(CultureInfo.InvariantCulture),
            BulkReply bulk => bulk.Text ?? "",
            ArrayReply array => string.Join('\n', array.Items.Select(Raw)),
            _ => "",
        };

        private static string Pretty(RedisReply reply, string indent)
        {
            if (reply is not ArrayReply array)
                return Pretty(reply) + "\n";
            if (array.Items.Count == 0)
                return "(empty array)\n";
            var text = new StringBuilder();
            var width = array.Items.Count.ToString(CultureInfo.InvariantCulture).Length;
            for (var i = 0; i < array.Items.Count; i++)
            {
                var label = (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width) + ") ";
                text.Append(i == 0 ? "" : indent).Append(label).Append(Pretty(array.Items[i], indent + new string(' ', label.Length)));
            }
            return text.ToString();
        }

        private static string Pretty(RedisReply reply) => reply switch
        {
            SimpleReply simple => simple.Text,
            ErrorReply error => "(error) " + error.Text,
            IntegerReply integer => "(integer) " + integer.Number.ToString(CultureInfo.InvariantCulture),
            BulkReply { Text: { } text } => Quote(text),
            _ => "(nil)",
        };

        private static string Quote(string text)
        {
            var quoted = new StringBuilder("\"");
            foreach (var letter in text)
                quoted.Append(letter switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", < ' ' or > '~' => $"\\x{(int)letter:x2}", _ => letter.ToString() });
            return quoted.Append('"').ToString();
        }
    }
}
