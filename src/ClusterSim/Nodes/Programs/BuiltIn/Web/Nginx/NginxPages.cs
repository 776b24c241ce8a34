namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>The pages and files that nginx brings.</summary>
internal static class NginxPages
{
    public const string DefaultVersion = "1.29.3";

    public const string Root = "/usr/share/nginx/html";

    public const string Welcome = """
        <!DOCTYPE html>
        <html>
        <head>
        <title>Welcome to nginx!</title>
        <style>
        html { color-scheme: light dark; }
        body { width: 35em; margin: 0 auto; font-family: sans-serif; }
        </style>
        </head>
        <body>
        <h1>Welcome to nginx!</h1>
        <p>The web server runs. This is the page it shows until somebody configures it.</p>

        <p>More about it is at <a href="http://nginx.org/">nginx.org</a>.</p>

        <p><em>Thank you for using nginx.</em></p>
        </body>
        </html>

        """;

    public const string Broken = """
        <!DOCTYPE html>
        <html>
        <head>
        <title>Error</title>
        </head>
        <body>
        <h1>An error occurred.</h1>
        <p>The page is not to be had at the moment. Please try again later.</p>
        </body>
        </html>

        """;

    public const string MainConfiguration = """
        user  nginx;
        worker_processes  auto;

        error_log  /var/log/nginx/error.log notice;
        pid        /run/nginx.pid;

        events {
            worker_connections  1024;
        }

        http {
            include       /etc/nginx/mime.types;
            default_type  application/octet-stream;

            access_log  /var/log/nginx/access.log;

            keepalive_timeout  65;

            include /etc/nginx/conf.d/*.conf;
        }

        """;

    public const string DefaultServer = """
        server {
            listen       80;
            listen  [::]:80;
            server_name  localhost;

            location / {
                root   /usr/share/nginx/html;
                index  index.html index.htm;
            }

            error_page   500 502 503 504  /50x.html;
            location = /50x.html {
                root   /usr/share/nginx/html;
            }
        }

        """;

    public static ValueMap<string> Files { get; } =
    [
        new("/etc/nginx/conf.d/default.conf", DefaultServer),
        new("/etc/nginx/mime.types", "types {\n    text/html html htm;\n    text/plain txt;\n}\n"),
        new("/etc/nginx/nginx.conf", MainConfiguration),
        new($"{Root}/50x.html", Broken),
        new($"{Root}/index.html", Welcome),
    ];

    /// <summary>What a status code is called on the server's own pages.</summary>
    public static HttpResponse Error(int status, string version)
    {
        var text = status switch
        {
            301 => "Moved Permanently",
            302 => "Found",
            400 => "Bad Request",
            401 => "Authorization Required",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Not Allowed",
            413 => "Request Entity Too Large",
            416 => "Requested Range Not Satisfiable",
            429 => "Too Many Requests",
            500 => "Internal Server Error",
            502 => "Bad Gateway",
            503 => "Service Temporarily Unavailable",
            504 => "Gateway Time-out",
            _ => "",
        };
        var title = text.Length == 0 ? $"{status}" : $"{status} {text}";
        var page = $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx/{version}</center>\r\n</body>\r\n</html>\r\n";
        return HttpResponse.FromText(page, status, "text/html");
    }
}
